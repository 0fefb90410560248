import { chiSquareCdf, chiSquareQuantile } from './chi-square.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import { logarithmBracket, tailQuantile } from './tail-quantile.ts'
import { allAbove, allBelow, bothTails, side, type Tail, type Tails } from './tails.ts'

/**
 * F distribution function with `df1` > 0 and `df2` > 0 degrees of freedom, P(F ≤ f), or P(F > f) for the upper tail:
 * I_x(df1/2, df2/2) at x = df1 f / (df2 + df1 f) (Abramowitz & Stegun 1964, 26.6.2). Either may be fractional;
 * df2 = Infinity is chi-square over df1. NaN for NaN, df1 ≤ 0 or infinite, df2 ≤ 0.
 */
export const fCdf = (f: number, df1: number, df2: number, tail: Tail = 'lower'): number => {
  if (Number.isNaN(f) || !isValid(df1, df2)) return Number.NaN
  return df2 === Number.POSITIVE_INFINITY ? chiSquareCdf(f * df1, df1, tail) : side(tailsAt(f, df1, df2), tail)
}

/** The f with P(F ≤ f) = p, or P(F > f) = p for the upper tail; NaN outside [0, 1] or for invalid df. */
export const fQuantile = (p: number, df1: number, df2: number, tail: Tail = 'lower'): number => {
  if (!(p >= 0 && p <= 1) || !isValid(df1, df2)) return Number.NaN
  if (df2 === Number.POSITIVE_INFINITY) return chiSquareQuantile(p, df1, tail) / df1
  const target = bothTails(p, tail)
  if (target.lower === 0) return 0
  if (target.upper === 0) return Number.POSITIVE_INFINITY
  return Math.exp(tailQuantile(target, (u) => tailsAt(Math.exp(u), df1, df2), 0, logarithmBracket))
}

const isValid = (df1: number, df2: number): boolean => df1 > 0 && df1 < Number.POSITIVE_INFINITY && df2 > 0

const tailsAt = (f: number, df1: number, df2: number): Tails => {
  if (f <= 0) return allAbove
  if (f === Number.POSITIVE_INFINITY) return allBelow
  const odds = (df1 / df2) * f
  const x = odds / (1 + odds)
  const y = 1 / (1 + odds)
  return incompleteBeta(df1 / 2, df2 / 2, { x, y, lambda: (df1 / 2) * y * (1 - f) })
}
