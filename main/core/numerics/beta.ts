import { incompleteBeta } from './incomplete-beta.ts'
import { tailQuantile } from './tail-quantile.ts'
import { bothTails, side, type Tail } from './tails.ts'

/**
 * Beta distribution function with parameters `a` > 0 and `b` > 0, P(X ≤ x), or P(X > x) for the upper tail: the
 * regularised incomplete beta function I_x(a, b) (Abramowitz & Stegun 1964, 26.5.1). NaN for NaN or a parameter ≤ 0.
 */
export const betaCdf = (x: number, a: number, b: number, tail: Tail = 'lower'): number => {
  if (Number.isNaN(x) || !isValid(a, b)) return Number.NaN
  return side(incompleteBeta(a, b, { x, y: 1 - x, lambda: meanExcess(a, b, x) }), tail)
}

/** The x with P(X ≤ x) = p, or P(X > x) = p for the upper tail; NaN outside [0, 1] or for a parameter ≤ 0. */
export const betaQuantile = (p: number, a: number, b: number, tail: Tail = 'lower'): number => {
  if (!(p >= 0 && p <= 1) || !isValid(a, b)) return Number.NaN
  const target = bothTails(p, tail)
  if (target.lower === 0) return 0
  if (target.upper === 0) return 1
  const logit = tailQuantile(target, (u) => incompleteBeta(a, b, pointAt(a, b, u)), Math.log(a / b), [-745, 745])
  return share(logit)
}

const isValid = (a: number, b: number): boolean =>
  a > 0 && b > 0 && a < Number.POSITIVE_INFINITY && b < Number.POSITIVE_INFINITY

/** The share whose logit is u, without cancellation on either side. */
const share = (u: number): number => (u < 0 ? Math.exp(u) / (1 + Math.exp(u)) : 1 / (1 + Math.exp(-u)))

const pointAt = (a: number, b: number, u: number) => {
  const x = share(u)
  const y = share(-u)
  return { x, y, lambda: x < 0.5 ? meanExcess(a, b, x) : -meanExcess(b, a, y) }
}

/** a − (a + b) x, the product and the sum taken exactly (Dekker 1971), because near the mean the terms cancel. */
const meanExcess = (a: number, b: number, x: number): number => {
  const sum = a + b
  const sumError = Math.abs(a) >= Math.abs(b) ? a - sum + b : b - sum + a
  const product = sum * x
  return a - product - productError(sum, x, product) - sumError * x
}

/** a·b − product, exactly, for product = a·b rounded. */
const productError = (a: number, b: number, product: number): number => {
  const [aHigh, aLow] = halves(a)
  const [bHigh, bLow] = halves(b)
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
}

const halves = (value: number): [number, number] => {
  const scaled = value * 134_217_729
  const high = scaled - (scaled - value)
  return [high, value - high]
}
