import { findRoot } from './find-root.ts'
import type { Tails } from './tails.ts'

/**
 * The point u at which a distribution given on a logarithmic scale has `lower` below it and `upper` above it
 * (lower + upper = 1, each as exact as the caller knows it). Solves on the logarithm of the smaller of the two,
 * so that far tails keep their relative accuracy and Newton's steps are nearly straight.
 */
export const tailQuantile = (
  target: { readonly lower: number; readonly upper: number },
  distribution: (u: number) => Tails,
  start: number,
  bracket: readonly [number, number],
): number => {
  const fromBelow = target.lower <= target.upper
  return findRoot(
    (u) => {
      const { lower, upper, slope } = distribution(u)
      return fromBelow
        ? { value: Math.log(lower / target.lower), slope: slope / lower }
        : { value: Math.log(target.upper / upper), slope: slope / upper }
    },
    bracket[0],
    bracket[1],
    start,
  )
}

/** Bounds of log x within which x is an ordinary double. */
export const logarithmBracket = [-745, 709] as const
