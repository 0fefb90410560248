import { columnTotals } from '../design/sum-matrix.ts'
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

/** Figures of all cells of a tally, an array element per cell. NaN = not defined. */
export type Figures = {
  readonly estimate: Float64Array
  /** Sampling variance. */
  readonly variance: Float64Array
  /** Variance that a simple random sample of the same size, drawn with replacement, would have. */
  readonly simpleVariance: Float64Array
  /** (N − n) / N of the records that the simple sample is drawn from: its factor when drawn without replacement. */
  readonly unsampled: Float64Array
  /** Records, and their weights, in the base of the figure. */
  readonly n: Float64Array
  readonly sumWeights: Float64Array
  /** Records in the numerator. */
  readonly cases: Float64Array
  readonly psus: Float64Array
  /** Primary units less strata with records in the base; with replicates at most one less than there are. */
  readonly df: Float64Array
}

/** The figures of every cell of `tally`. Without a probability sample there are estimates and counts only. */
export const figuresOf = (design: SurveyDesign, tally: Tally, target: Target): Figures => {
  const totals = columnTotals(tally.units)
  const levels = 'levels' in target ? target.levels : 1
  const statistic = statisticOf(design, totals, target)
  const n = spreadGroups(tally.counts, levels)
  const sumWeights = spreadGroups(totals[0] as Float64Array, levels)
  const counts = { estimate: statistic.estimates, n, sumWeights, cases: casesOf(tally, target) }
  if (!design.probability) {
    const none = new Float64Array(n.length).fill(Number.NaN)
    return { ...counts, variance: none, simpleVariance: none, unsampled: none, psus: none, df: none }
  }
  const { psus, strata } = tally.groups
  const mostDf = design.replicates ? design.replicates.count - 1 : Number.POSITIVE_INFINITY
  return {
    ...counts,
    variance: varianceOf(design, tally, target, statistic),
    ...simpleSample(design, tally, target, statistic.estimates, totals, n, sumWeights),
    psus: n.map((_, c) => psus[(c / levels) | 0] as number),
    df: n.map((_, c) => Math.min(mostDf, (psus[(c / levels) | 0] as number) - (strata[(c / levels) | 0] as number))),
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

/** The value of every cell replaced by the sum over its group of `levels` cells. */
const spreadGroups = (values: Float64Array, levels: number): Float64Array => {
  if (levels === 1) return values
  const spread = new Float64Array(values.length)
  for (let from = 0; from < values.length; from += levels) {
    let sum = 0
    for (let c = from; c < from + levels; c++) sum += values[c] as number
    spread.fill(sum, from, from + levels)
  }
  return spread
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
  estimates: Float64Array,
  totals: readonly Float64Array[],
  n: Float64Array,
  sumWeights: Float64Array,
): Pick<Figures, 'simpleVariance' | 'unsampled'> => {
  if (target.kind === 'count' && target.levels === 1) {
    const { weight, records } = designSize(design)
    return {
      simpleVariance: estimates.map((count) => weight ** 2 * shareVariance(count / weight, records)),
      unsampled: new Float64Array(n.length).fill((weight - records) / weight),
    }
  }
  const simpleVariance = n.map((records, c) => {
    const weight = sumWeights[c] as number
    if (target.kind === 'share') return shareVariance(estimates[c] as number, records)
    if (target.kind === 'count') return weight ** 2 * shareVariance((estimates[c] as number) / weight, records)
    const spread = spreadOf(tally, target.kind, c, estimates[c] as number)
    const perRecord = spread / (weight * (records - 1))
    if (target.kind === 'total') return weight ** 2 * perRecord
    return target.kind === 'mean' ? perRecord : (weight / (totals[2]?.[c] as number)) ** 2 * perRecord
  })
  return { simpleVariance, unsampled: n.map((records, c) => 1 - records / (sumWeights[c] as number)) }
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
