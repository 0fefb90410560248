const halfLogTwoPi = 0.918_938_533_204_672_8
const eulerGamma = 0.577_215_664_901_532_9

/** ζ(k) − 1 for k = 2, 3, … (Abramowitz & Stegun 1964, table 23.3). */
const zetaMinusOne = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853, 0.0004941886041194645,
  0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5, 3.058823630702049e-5, 1.528225940865187e-5,
  7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6, 9.539620338727962e-7, 4.769329867878064e-7,
  2.38450502727733e-7, 1.1921992596531106e-7, 5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365043e-8,
  7.45071178983543e-9,
]

/** Coefficients of Stirling's series in 1/z, 1/z³, … (Abramowitz & Stegun 1964, 6.1.41). */
const stirlingCoefficients = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360_360,
  1 / 156,
  -3617 / 122_400,
  43_867 / 244_188,
]

/**
 * Natural logarithm of the gamma function for z > 0; NaN for z ≤ 0.
 * Up to 2.5 the expansion about 2, log Γ(2 + d) = (1 − γ)d + Σ (−1)^k (ζ(k) − 1) d^k / k (Abramowitz & Stegun 1964,
 * 6.1.33 shifted by one), which keeps the relative accuracy at the zeros 1 and 2; above, Stirling's formula.
 */
export const logGamma = (z: number): number => {
  if (!(z > 0)) return Number.NaN
  if (z < 0.5) return aboutTwo(z) - Math.log1p(z) - Math.log(z)
  if (z < 1.5) return aboutTwo(z - 1) - Math.log1p(z - 1)
  if (z <= 2.5) return aboutTwo(z - 2)
  return (z - 0.5) * Math.log(z) - z + halfLogTwoPi + stirlingRemainder(z)
}

/** log Γ(2 + d) for |d| ≤ 0.5. */
const aboutTwo = (d: number): number => {
  let sum = 0
  for (let k = zetaMinusOne.length + 1; k >= 2; k--) sum = -d * sum + (zetaMinusOne[k - 2] as number) / k
  return d * (1 - eulerGamma + d * sum)
}

/**
 * What Stirling's formula leaves: log Γ(z) − [(z − ½) log z − z + ½ log 2π], for z > 0. Below 16 by the recursion
 * R(z) = R(z + 1) + (z + ½) log(1 + 1/z) − 1, whose terms are all positive.
 */
export const stirlingRemainder = (z: number): number => {
  let remainder = 0
  let shifted = z
  for (; shifted < 16; shifted++) remainder += (shifted + 0.5) * Math.log1p(1 / shifted) - 1
  const inverseSquare = 1 / (shifted * shifted)
  let series = 0
  for (let k = stirlingCoefficients.length - 1; k >= 0; k--) {
    series = series * inverseSquare + (stirlingCoefficients[k] as number)
  }
  return remainder + series / shifted
}

/**
 * log(1 + x) − x without cancellation, for x > −1. Near 0 by the series of the inverse hyperbolic tangent:
 * with r = x / (2 + x), log(1 + x) = 2 (r + r³/3 + r⁵/5 + …).
 */
export const log1pMinus = (x: number): number => {
  if (Math.abs(x) > 0.3) return Math.log1p(x) - x
  const r = x / (2 + x)
  const square = r * r
  let power = 2 * r * square
  let sum = 0
  for (let k = 3; Math.abs(power) > 1e-18 * Math.abs(sum); k += 2) {
    sum += power / k
    power *= square
  }
  return sum - x * r
}
