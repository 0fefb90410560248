import { incompleteGamma } from './incomplete-gamma.ts'
import { log1pMinus, stirlingRemainder } from './log-gamma.ts'
import { allAbove, allBelow, type Tails } from './tails.ts'

const halfLogTwoPi = 0.918_938_533_204_672_8

/** The point x of a beta distribution with y = 1 − x and λ = a y − b x, each given without cancellation. */
export type BetaPoint = { readonly x: number; readonly y: number; readonly lambda: number }

/**
 * Regularised incomplete beta function I_x(a, b) (`lower`) and 1 − I_x(a, b) (`upper`) for a, b > 0;
 * `slope` = x^a y^b / B(a, b), the derivative with respect to log(x / y). The side below the mean is computed, by
 * power series, continued fraction or, where one parameter is large and the other at most 1, by an expansion in
 * incomplete gamma functions (DiDonato & Morris 1992, "Significant digit computation of the incomplete beta
 * function ratios", ACM TOMS 18, 360–373).
 */
export const incompleteBeta = (a: number, b: number, point: BetaPoint): Tails => {
  const { x, y, lambda } = point
  if (x <= 0) return allAbove
  if (y <= 0) return allBelow
  const slope = powerTerm(a, b, point)
  if (lambda >= 0) {
    const lower = Math.min(1, belowMean(a, b, x, y, lambda, slope))
    return { lower, upper: 1 - lower, slope }
  }
  const upper = Math.min(1, belowMean(b, a, y, x, -lambda, slope))
  return { lower: 1 - upper, upper, slope }
}

/**
 * x^a y^b / B(a, b) from the deviations of x and y from their means a/(a+b) and b/(a+b), −λ/a and λ/b in relative
 * terms, whose linear parts cancel exactly (Loader 2000).
 */
const powerTerm = (a: number, b: number, { x, y, lambda }: BetaPoint): number => {
  const sum = a + b
  const deviance = a * logRatio(-lambda / a, (x / a) * sum) + b * logRatio(lambda / b, (y / b) * sum)
  const remainder = stirlingRemainder(sum) - stirlingRemainder(a) - stirlingRemainder(b)
  return Math.exp(deviance + 0.5 * Math.log((a / sum) * b) - halfLogTwoPi + remainder)
}

/** log(ratio) − u, where ratio = 1 + u. */
const logRatio = (u: number, ratio: number): number => (Math.abs(u) > 0.3 ? Math.log(ratio) - u : log1pMinus(u))

/** I_x(a, b) for x at or below the mean, given its power term. */
const belowMean = (a: number, b: number, x: number, y: number, lambda: number, slope: number): number => {
  if (b <= 1) return a > 15 && x > 0.7 ? largeFirst(a, b, x, y) : series(a, b, x, y, slope)
  return b * x <= 1 ? series(a, b, x, y, slope) : slope / fraction(a, b, x, y, lambda)
}

/** x^a / (a B(a, b)) [1 + a Σ (1 − b)(2 − b)…(n − b) x^n / (n! (a + n))] (DiDonato & Morris 1992, BPSER). */
const series = (a: number, b: number, x: number, y: number, slope: number): number => {
  let term = 1
  let sum = 1 / a
  for (let n = 1; ; n++) {
    term *= ((n - b) * x) / n
    const part = term / (a + n)
    sum += part
    if (Math.abs(part) <= 1e-17 * sum) break
  }
  return slope * sum * Math.exp(-b * (x < 0.5 ? Math.log1p(-x) : Math.log(y)))
}

/** The continued fraction of BFRAC (DiDonato & Morris 1992) by the method of Lentz (1976). */
const fraction = (a: number, b: number, x: number, y: number, lambda: number): number => {
  let value = (a * (lambda + 1)) / (a + 1)
  let c = value
  let d = 0
  for (let m = 1; ; m++) {
    const before = a + 2 * m - 1
    const numerator = ((((a + m - 1) / before) * (a + b + m - 1)) / before) * m * (b - m) * x * x
    const denominator = m + (m * (b - m) * x) / before + ((a + m) * (lambda + 1 + m * (1 + y))) / (before + 2)
    d = 1 / awayFromZero(denominator + numerator * d)
    c = awayFromZero(denominator + numerator / c)
    const factor = c * d
    value *= factor
    if (Math.abs(factor - 1) < 2e-16) return value
  }
}

const awayFromZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value)

/**
 * I_x(a, b) for a > 15 and b ≤ 1: with ν = a + (b − 1)/2 and u = −ν log x it is Γ(a + b) / (Γ(a) ν^b) times
 * Q(b, u) + u^b e^−u / Γ(b) Σ p_n J_n (DiDonato & Morris 1992, BGRAT).
 */
const largeFirst = (a: number, b: number, x: number, y: number): number => {
  const logX = y < 0.35 ? Math.log1p(-y) : Math.log(x)
  const nu = a + (b - 1) / 2
  const u = -nu * logX
  const gamma = incompleteGamma(b, u)
  if (gamma.slope === 0) return 0
  const logScale = (a - 0.5) * Math.log1p(b / a) + b * Math.log((a + b) / nu) - b
  const scale = gamma.slope * Math.exp(logScale + stirlingRemainder(a + b) - stirlingRemainder(a))
  return scale * gammaExpansion(b, u, logX / 2, 4 * nu * nu, gamma.upper / gamma.slope)
}

const gammaExpansion = (b: number, u: number, halfLogX: number, fourNuSquared: number, first: number): number => {
  const weights = [1]
  const inverseFactorial = [1]
  let sum = first
  let integral = first
  let power = 1
  for (let n = 1; n <= 30; n++) {
    const m = b + 2 * (n - 1)
    integral = (m * (m + 1) * integral + (u + m + 1) * power) / fourNuSquared
    power *= halfLogX * halfLogX
    inverseFactorial.push((inverseFactorial[n - 1] as number) / (2 * n * (2 * n + 1)))
    let weight = 0
    for (let k = 1; k < n; k++) weight += (k * b - n) * (inverseFactorial[k] as number) * (weights[n - k] as number)
    weights.push((b - 1) * (inverseFactorial[n] as number) + weight / n)
    const part = (weights[n] as number) * integral
    sum += part
    if (Math.abs(part) <= 1e-17 * sum) break
  }
  return sum
}
