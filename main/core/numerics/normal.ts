import { incompleteGamma } from './incomplete-gamma.ts'
import { logarithmBracket, tailQuantile } from './tail-quantile.ts'
import type { Tail } from './tails.ts'

/**
 * Standard normal distribution function, P(Z ≤ z), or P(Z > z) for the upper tail, from the incomplete gamma function:
 * P(|Z| > z) = Q(½, z²/2) (Abramowitz & Stegun 1964, 26.4.21). NaN gives NaN.
 */
export const normalCdf = (z: number, tail: Tail = 'lower'): number => {
  if (Number.isNaN(z)) return Number.NaN
  const { lower, upper } = incompleteGamma(0.5, (z * z) / 2)
  return z > 0 === (tail === 'lower') ? 0.5 + lower / 2 : upper / 2
}

/** The z with P(Z ≤ z) = p, or P(Z > z) = p for the upper tail; ±Infinity at 0 and 1, NaN outside [0, 1]. */
export const normalQuantile = (p: number, tail: Tail = 'lower'): number => {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p === 0.5) return 0
  const beyond = Math.min(p, 1 - p)
  const isNegative = p < 0.5 === (tail === 'lower')
  const magnitude = beyond === 0 ? Number.POSITIVE_INFINITY : Math.exp(logMagnitude(beyond))
  return isNegative ? -magnitude : magnitude
}

const logMagnitude = (beyond: number): number =>
  tailQuantile(
    { lower: 1 - 2 * beyond, upper: 2 * beyond },
    (u) => {
      const z = Math.exp(u)
      const tails = incompleteGamma(0.5, (z * z) / 2)
      return { ...tails, slope: 2 * tails.slope }
    },
    0,
    logarithmBracket,
  )
