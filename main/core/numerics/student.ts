import { incompleteBeta } from './incomplete-beta.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import { logarithmBracket, tailQuantile } from './tail-quantile.ts'
import type { Tail, Tails } from './tails.ts'

/**
 * Student's t distribution function with `df` > 0 degrees of freedom, P(T ≤ t), or P(T > t) for the upper tail:
 * P(|T| ≤ t) = I_{t² / (df + t²)}(½, df/2) (Abramowitz & Stegun 1964, 26.5.27). `df` may be fractional; Infinity is
 * the normal distribution. NaN for NaN or df ≤ 0.
 */
export const studentCdf = (t: number, df: number, tail: Tail = 'lower'): number => {
  if (Number.isNaN(t) || !(df > 0)) return Number.NaN
  if (df === Number.POSITIVE_INFINITY) return normalCdf(t, tail)
  const { lower, upper } = magnitudeTails(Math.abs(t), df)
  return t > 0 === (tail === 'lower') ? 0.5 + lower / 2 : upper / 2
}

/**
 * The t with P(T ≤ t) = p, or P(T > t) = p for the upper tail; ±Infinity at 0 and 1, NaN outside [0, 1] or for
 * df ≤ 0.
 */
export const studentQuantile = (p: number, df: number, tail: Tail = 'lower'): number => {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return Number.NaN
  if (df === Number.POSITIVE_INFINITY) return normalQuantile(p, tail)
  if (p === 0.5) return 0
  const beyond = Math.min(p, 1 - p)
  const isNegative = p < 0.5 === (tail === 'lower')
  const magnitude = beyond === 0 ? Number.POSITIVE_INFINITY : Math.exp(logMagnitude(beyond, df))
  return isNegative ? -magnitude : magnitude
}

const logMagnitude = (beyond: number, df: number): number =>
  tailQuantile(
    { lower: 1 - 2 * beyond, upper: 2 * beyond },
    (u) => magnitudeTails(Math.exp(u), df),
    0,
    logarithmBracket,
  )

/** P(|T| ≤ t) and P(|T| > t) for t ≥ 0, with the slope by log t. */
const magnitudeTails = (t: number, df: number): Tails => {
  // x and y from the ratio that is at most 1, and divided twice, so that neither a large t nor a large df overflows.
  const isNear = t * t < df
  const ratio = isNear ? (t / df) * t : df / t / t
  const x = isNear ? ratio / (1 + ratio) : 1 / (1 + ratio)
  const y = isNear ? 1 / (1 + ratio) : ratio / (1 + ratio)
  const lambda = t > 1e150 ? -df / 2 : (y * (1 - t * t)) / 2
  const tails = incompleteBeta(0.5, df / 2, { x, y, lambda })
  return { ...tails, slope: 2 * tails.slope }
}
