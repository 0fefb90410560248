import { gammaCdf, gammaQuantile } from './gamma.ts'
import type { Tail } from './tails.ts'

/**
 * Chi-square distribution function with `df` > 0 degrees of freedom, P(X ≤ x), or P(X > x) for the upper tail:
 * the gamma distribution of shape df/2 at x/2 (Abramowitz & Stegun 1964, 26.4.19). `df` may be fractional. NaN for
 * NaN or df ≤ 0.
 */
export const chiSquareCdf = (x: number, df: number, tail: Tail = 'lower'): number => gammaCdf(x / 2, df / 2, tail)

/** The x with P(X ≤ x) = p, or P(X > x) = p for the upper tail; NaN outside [0, 1] or for df ≤ 0. */
export const chiSquareQuantile = (p: number, df: number, tail: Tail = 'lower'): number =>
  2 * gammaQuantile(p, df / 2, tail)
