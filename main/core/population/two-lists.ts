import { Failure } from '../../contract/failure.ts'
import { normalQuantile } from '../numerics/normal.ts'

/** How many units two lists hold: each of them, and both. */
export type TwoLists = { readonly first: number; readonly second: number; readonly both: number }

export type TwoListEstimate = {
  /** Units on either list. */
  readonly observed: number
  /** Lincoln and Petersen's n₁ n₂ / m, the maximum of the likelihood. */
  readonly lincolnPetersen: number
  /** Chapman's estimate of all units, and its standard error by Seber. */
  readonly chapman: number
  readonly se: number
  readonly ciLow: number
  readonly ciHigh: number
}

/**
 * The size of a closed population from two independent lists of n₁ and n₂ units, m of them on both: Lincoln and
 * Petersen's n₁ n₂ / m, and Chapman's N = (n₁ + 1)(n₂ + 1) / (m + 1) − 1 (Chapman 1951), which has no bias once
 * n₁ + n₂ ≥ N. Its variance is (n₁ + 1)(n₂ + 1)(n₁ − m)(n₂ − m) / ((m + 1)² (m + 2)) (Seber 1970; 1982, 3.2). The
 * interval takes the logarithm of the units on no list as normal, so that it never falls below those observed
 * (Chao 1987, Biometrics 43, 783). Counts of units, never weighted. Refused: lists without a common unit, and a list
 * that holds the whole other one, which say nothing of those missed.
 */
export const estimateFromTwoLists = ({ first, second, both }: TwoLists, level: number): TwoListEstimate => {
  if (both === 0) throw new Failure('population.no-overlap', { first, second })
  if (both >= Math.min(first, second)) throw new Failure('population.contained', { first, second })
  const observed = first + second - both
  const chapman = ((first + 1) * (second + 1)) / (both + 1) - 1
  const variance =
    ((first + 1) * (second + 1) * (first - both) * (second - both)) / ((both + 1) * (both + 1) * (both + 2))
  const se = Math.sqrt(variance)
  const { ciLow, ciHigh } = logNormalInterval(chapman, se, observed, level)
  return { observed, lincolnPetersen: (first * second) / both, chapman, se, ciLow, ciHigh }
}

/** The interval of a population size whose part on no list has a normal logarithm (Chao 1987). */
export const logNormalInterval = (
  size: number,
  se: number,
  observed: number,
  level: number,
): { readonly ciLow: number; readonly ciHigh: number } => {
  const missed = size - observed
  const factor = Math.exp(normalQuantile((1 + level) / 2) * Math.sqrt(Math.log1p((se / missed) ** 2)))
  return { ciLow: observed + missed / factor, ciHigh: observed + missed * factor }
}
