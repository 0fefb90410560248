import type { SurveyDesign } from '../design/survey-design.ts'
import {
  type LinearStatistic,
  levelShares,
  levelTotals,
  ratioEstimates,
  ratiosOf,
  shareEstimates,
  totalsOf,
} from './linear.ts'
import { linearVariance } from './linear-variance.ts'
import { replicateVariance } from './replicate-variance.ts'
import type { Tally } from './tally.ts'

/**
 * What is estimated of a tally: `count` and `share` of the levels of a variable within groups of `levels` cells
 * (`levels` 1: the cells themselves are counted), `total` and `mean` of its first variable, `ratio` of the first to
 * the second.
 */
export type Target =
  | { readonly kind: 'count' | 'share'; readonly levels: number }
  | { readonly kind: 'total' | 'mean' | 'ratio' }

/**
 * Figures of all cells of a tally. Cells of the same group follow each other, `inner` to a group: levels of a variable
 * within a combination of dimensions, or 1. NaN = not defined.
 */
export type Figures = {
  readonly inner: number
  /** By cell; the variance is that of sampling, cases are the records in the numerator. */
  readonly estimate: Float64Array
  readonly variance: Float64Array
  readonly cases: Float64Array
  /** By group: the records in the base of the figure, and their weights. */
  readonly n: Float64Array
  readonly sumWeights: Float64Array
  /** By group: primary units with records in the base, and those less strata; with replicates at most one less than there are. */
  readonly psus: Float64Array
  readonly df: Float64Array
  /** The variance that a simple random sample of the same size would have, drawn with replacement, by cell. */
  readonly simpleVariance: (cell: number) => number
  /** (N − n) / N of the records that the simple sample is drawn from: its factor without replacement, by group. */
  readonly unsampled: (group: number) => number
}

/** The figures of every cell of `tally`. Without a probability sample there are estimates and counts only. */
export const figuresOf = (design: SurveyDesign, tally: Tally, target: Target): Figures => {
  const { totals } = tally
  const inner = 'levels' in target ? target.levels : 1
  const statistic = statisticOf(design, totals, target)
  const estimate = statistic.estimates
  const n = groupSums(tally.counts, inner)
  const sumWeights = groupSums(totals[0] as Float64Array, inner)
  const counts = { inner, estimate, n, sumWeights, cases: casesOf(tally, target) }
  if (!design.probability) {
    const none = (size: number) => new Float64Array(size).fill(Number.NaN)
    const never = () => Number.NaN
    const [variance, psus, df] = [none(estimate.length), none(n.length), none(n.length)]
    return { ...counts, variance, psus, df, simpleVariance: never, unsampled: never }
  }
  const { psus, df } = tally.groups
  const mostDf = design.replicates ? design.replicates.count - 1 : Number.POSITIVE_INFINITY
  return {
    ...counts,
    variance: varianceOf(design, tally, target, statistic),
    psus: new Float64Array(psus),
    df: new Float64Array(df).map((own) => Math.min(mostDf, own)),
    ...simpleSample(design, tally, target, totals, counts),
  }
}

/** The statistic of every cell that `target` asks for, from the totals of the channels of a tally. */
export const statisticOf = (design: SurveyDesign, totals: readonly Float64Array[], target: Target): LinearStatistic => {
  switch (target.kind) {
    case 'count':
      return target.levels === 1 || !dependsOnCases(design) ? totalsOf(totals, 0) : levelTotals(totals, target.levels)
    case 'share':
      return levelShares(totals, target.levels)
    case 'total':
      return totalsOf(totals, 1)
    case 'mean':
      return ratiosOf(totals, 1, 0)
    case 'ratio':
      return ratiosOf(totals, 1, 2)
  }
}

const varianceOf = (design: SurveyDesign, tally: Tally, target: Target, statistic: LinearStatistic): Float64Array =>
  tally.replicateTotals
    ? replicateVariance(design, tally.replicateTotals, (totals) => estimatesOf(totals, target), statistic.estimates)
    : linearVariance(design, tally, statistic)

/** The same estimates from the totals of a replicate. */
export const estimatesOf = (totals: readonly Float64Array[], target: Target): Float64Array => {
  switch (target.kind) {
    case 'count':
      return totals[0] as Float64Array
    case 'share':
      return shareEstimates(totals, target.levels)
    case 'total':
      return totals[1] as Float64Array
    case 'mean':
      return ratioEstimates(totals, 1, 0)
    case 'ratio':
      return ratioEstimates(totals, 1, 2)
  }
}

/** Whether the design's rule for lonely units asks which units have records in a domain. */
const dependsOnCases = ({ lonelyPsu, lonelyInDomains }: SurveyDesign): boolean =>
  lonelyPsu === 'average' || lonelyInDomains

/** The sums over groups of `inner` cells. */
const groupSums = (values: Float64Array, inner: number): Float64Array => {
  if (inner === 1) return values
  const sums = new Float64Array(values.length / inner)
  let c = 0
  for (let group = 0; group < sums.length; group++) {
    let sum = 0
    for (let level = 0; level < inner; level++) sum += values[c++] as number
    sums[group] = sum
  }
  return sums
}

/** A mean speaks of all its records; a total and a ratio of those that add something to the numerator. */
const casesOf = (tally: Tally, target: Target): Float64Array =>
  target.kind === 'mean' || 'levels' in target ? tally.counts : tally.cases

/**
 * N² S² / n of the influence z within the base, S² = n / (n − 1) Σ w (z − z̄)² / Σ w, as R `survey` has it. A count of
 * cells without levels is held against a sample of all records of the design.
 */
const simpleSample = (
  design: SurveyDesign,
  tally: Tally,
  target: Target,
  totals: readonly Float64Array[],
  { inner, estimate, n, sumWeights }: Pick<Figures, 'inner' | 'estimate' | 'n' | 'sumWeights'>,
): Pick<Figures, 'simpleVariance' | 'unsampled'> => {
  if (target.kind === 'count' && inner === 1) {
    const { weight, records } = designSize(design)
    return {
      simpleVariance: (c) => weight ** 2 * shareVariance((estimate[c] as number) / weight, records),
      unsampled: () => (weight - records) / weight,
    }
  }
  const { kind } = target
  const simpleVariance = (c: number): number => {
    const own = estimate[c] as number
    const group = (c / inner) | 0
    const records = n[group] as number
    const weight = sumWeights[group] as number
    if (kind === 'share') return shareVariance(own, records)
    if (kind === 'count') return weight ** 2 * shareVariance(own / weight, records)
    const perRecord = spreadOf(tally, kind, c, own) / (weight * (records - 1))
    if (kind === 'total') return weight ** 2 * perRecord
    return kind === 'mean' ? perRecord : (weight / (totals[2]?.[c] as number)) ** 2 * perRecord
  }
  return { simpleVariance, unsampled: (group) => 1 - (n[group] as number) / (sumWeights[group] as number) }
}

/** Nothing varies where p is 0 or 1; sums of weights in another order miss that by their rounding. */
const shareVariance = (p: number, records: number): number =>
  Math.min(p, 1 - p) < 1e-12 ? 0 : (p * (1 - p)) / (records - 1)

/** Σ w (z − z̄)² of y for totals and means, of y − R x for ratios. */
const spreadOf = ({ spreads }: Tally, kind: 'total' | 'mean' | 'ratio', c: number, ratio: number): number => {
  const yy = spreads[0]?.[c] as number
  if (kind !== 'ratio') return yy
  return Math.max(0, yy - 2 * ratio * (spreads[1]?.[c] as number) + ratio ** 2 * (spreads[2]?.[c] as number))
}

const designSize = ({ weights }: SurveyDesign): { readonly records: number; readonly weight: number } => {
  let records = 0
  let weight = 0
  for (let row = 0; row < weights.length; row++) {
    const own = weights[row] as number
    if (own > 0) records++
    weight += own
  }
  return { records, weight }
}
