import { incompleteGamma } from './incomplete-gamma.ts'
import { logarithmBracket, tailQuantile } from './tail-quantile.ts'
import { bothTails, side, type Tail } from './tails.ts'

/**
 * Gamma distribution function with `shape` > 0 and scale 1, P(X ≤ x), or P(X > x) for the upper tail: the regularised
 * incomplete gamma function (Abramowitz & Stegun 1964, 6.5.1). NaN for NaN or shape ≤ 0. For another scale divide x
 * by it.
 */
export const gammaCdf = (x: number, shape: number, tail: Tail = 'lower'): number =>
  Number.isNaN(x) || !(shape > 0) ? Number.NaN : side(incompleteGamma(shape, x), tail)

/** The x with P(X ≤ x) = p, or P(X > x) = p for the upper tail; NaN outside [0, 1] or for shape ≤ 0. */
export const gammaQuantile = (p: number, shape: number, tail: Tail = 'lower'): number => {
  if (!(p >= 0 && p <= 1) || !(shape > 0)) return Number.NaN
  const target = bothTails(p, tail)
  if (target.lower === 0) return 0
  if (target.upper === 0) return Number.POSITIVE_INFINITY
  return Math.exp(tailQuantile(target, (u) => incompleteGamma(shape, Math.exp(u)), Math.log(shape), logarithmBracket))
}
