/** Which side of the distribution a probability speaks of. */
export type Tail = 'lower' | 'upper'

/**
 * A distribution function at one point, both sides computed so that the smaller one keeps its relative accuracy.
 * `slope` is the derivative of `lower` with respect to the logarithm (or logit) of the argument.
 */
export type Tails = { readonly lower: number; readonly upper: number; readonly slope: number }

/** The point lies below the support: everything is above. */
export const allAbove: Tails = { lower: 0, upper: 1, slope: 0 }

/** The point lies above the support: everything is below. */
export const allBelow: Tails = { lower: 1, upper: 0, slope: 0 }

/** `tail` of the tails `t`. */
export const side = (t: Tails, tail: Tail): number => (tail === 'lower' ? t.lower : t.upper)

/** Both sides of the point that has the probability `p` in `tail`. */
export const bothTails = (p: number, tail: Tail): { readonly lower: number; readonly upper: number } =>
  tail === 'lower' ? { lower: p, upper: 1 - p } : { lower: 1 - p, upper: p }
