import { degreesOfFreedom } from '../design/degrees-of-freedom.ts'
import { domainUnits } from '../estimation/domain-units.ts'
import type { TableInput } from '../estimation/estimate-table.ts'
import { estimatesOf } from '../estimation/figures.ts'
import { linearVariance } from '../estimation/linear-variance.ts'
import { replicateVariance } from '../estimation/replicate-variance.ts'
import { type Combination, combined } from './combination.ts'
import { combinedEstimates, type LinearCombinations, linearCombinations } from './linear-combinations.ts'

/** Sampling variance and degrees of freedom of every combination. */
export type Precision = { readonly variance: Float64Array; readonly df: Float64Array }

/**
 * The precision of linear combinations of the figures of a table, which are numbered as its cells. The variance of
 * Σ c θ is that of its influence Σ c z in the full design, which is c'Vc with V the covariance of the figures (Binder
 * 1983; Wolter 2007, 6.5), or that of its replicates. Degrees of freedom: PSUs less strata with records in the base of
 * any of the figures, as in the table of those records alone; with replicates at most one less than there are. The
 * figures of a combination share their level and their margins; without figures there is no precision (NaN).
 */
export const precisionOf = (input: TableInput, combinations: readonly Combination[]): Precision => {
  const { design } = input
  const variance = new Float64Array(combinations.length).fill(Number.NaN)
  const df = variance.slice()
  const whole = input.dfRule === 'design' ? degreesOfFreedom(design) : undefined
  for (const part of linearCombinations(input, combinations)) {
    const variances = varianceOf(part)
    const freedom = degreesOfBases(part)
    for (const [i, number] of part.numbers.entries()) {
      variance[number] = variances[i] as number
      df[number] = whole ?? (freedom[i] as number)
    }
  }
  return { variance, df }
}

const varianceOf = ({ design, run, tally, combinations, statistic }: LinearCombinations): Float64Array => {
  if (!tally.replicateTotals) return linearVariance(design, tally, statistic)
  const estimate = (totals: readonly Float64Array[]) => combinedEstimates(estimatesOf(totals, run.target), combinations)
  return replicateVariance(design, tally.replicateTotals, estimate, statistic.estimates)
}

/** PSUs less strata with records in the base of any figure; combinations with the same bases are counted once. */
const degreesOfBases = ({ design, run, tally, combinations }: LinearCombinations): readonly number[] => {
  const inner = run.levels?.categories.length ?? 1
  const bases = new Map<string, { readonly index: number; readonly terms: Combination }>()
  const baseOf = combinations.map((terms) => {
    const groups = new Set(terms.map(({ place }) => Math.floor(place / inner)))
    const key = [...groups].join()
    const known = bases.get(key) ?? { index: bases.size, terms: cellsOf(groups, inner) }
    bases.set(key, known)
    return known.index
  })
  const union = combined(
    tally.units.cells,
    [...bases.values()].map(({ terms }) => terms),
  )
  const { df } = domainUnits(design, union(tally.units), 1)
  const most = design.replicates ? design.replicates.count - 1 : Number.POSITIVE_INFINITY
  return baseOf.map((index) => Math.min(most, df[index] as number))
}

/** All cells of the groups: a base holds the records of every level. */
const cellsOf = (groups: ReadonlySet<number>, inner: number): Combination =>
  [...groups].flatMap((group) =>
    Array.from({ length: inner }, (_, level) => ({ place: group * inner + level, coefficient: 1 })),
  )
