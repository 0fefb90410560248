import { log1pMinus, stirlingRemainder } from './log-gamma.ts'
import { allAbove, allBelow, type Tails } from './tails.ts'

const halfLogTwoPi = 0.918_938_533_204_672_8

/**
 * Regularised incomplete gamma functions P(a, x) (`lower`) and Q(a, x) (`upper`) for a > 0, x ≥ 0;
 * `slope` = x^a e^−x / Γ(a). Below a + 1 the power series of P, above it the continued fraction of Q
 * (Abramowitz & Stegun 1964, 6.5.29 and 6.5.31). Terms needed grow with √a.
 */
export const incompleteGamma = (a: number, x: number): Tails => {
  if (x <= 0) return allAbove
  if (x === Number.POSITIVE_INFINITY) return allBelow
  const slope = powerTerm(a, x)
  if (x < a + 1) {
    const lower = Math.min(1, slope * lowerSeries(a, x))
    return { lower, upper: 1 - lower, slope }
  }
  const upper = Math.min(1, slope * upperFraction(a, x))
  return { lower: 1 - upper, upper, slope }
}

/**
 * x^a e^−x / Γ(a) as exp(a [log(1 + u) − u] − remainder) √(a / 2π) with u = (x − a) / a, so that large a and x near
 * it do not cancel (Loader 2000, "Fast and accurate computation of binomial probabilities").
 */
const powerTerm = (a: number, x: number): number => {
  const u = (x - a) / a
  const deviance = Math.abs(u) > 0.3 ? Math.log(x / a) - u : log1pMinus(u)
  return Math.exp(a * deviance + 0.5 * Math.log(a) - halfLogTwoPi - stirlingRemainder(a))
}

const lowerSeries = (a: number, x: number): number => {
  let term = 1 / a
  let sum = term
  for (let n = 1; term > 1e-17 * sum; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

/** The fraction 1/(x+1−a− 1(1−a)/(x+3−a− 2(2−a)/(x+5−a− …))) by the method of Lentz (1976). */
const upperFraction = (a: number, x: number): number => {
  let b = x + 1 - a
  let c = Number.MAX_VALUE
  let d = 1 / b
  let fraction = d
  for (let i = 1; ; i++) {
    const numerator = -i * (i - a)
    b += 2
    d = 1 / awayFromZero(numerator * d + b)
    c = awayFromZero(b + numerator / c)
    const factor = c * d
    fraction *= factor
    if (Math.abs(factor - 1) < 2e-16) return fraction
  }
}

const awayFromZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value)
