import { Failure } from '../../contract/failure.ts'
import type { QuantileRule, QuantileSpec } from '../../contract/quantile.ts'
import { degreesOfFreedom } from '../design/degrees-of-freedom.ts'
import { replicateCovariance } from '../design/replication/replicate-covariance.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { type Interval, intervalsOf, studentReach } from './interval.ts'
import { meanOf, withAnswers } from './mean.ts'
import { cumulate, valueOrder, type WeightedDistribution, weightedQuantile } from './quantile-rule.ts'
import { estimateVector } from './vector-statistic.ts'

export type QuantileOptions = {
  readonly values: Float64Array
  /** 1 = row inside; left out = all. */
  readonly domain?: Uint8Array | undefined
  readonly quantile: QuantileSpec
  /** Confidence of the interval. */
  readonly level: number
  /** Left out: primary units less strata with answers in the domain. */
  readonly df?: number
}

export type EstimatedQuantile = {
  readonly estimate: number
  /** The length of the interval over twice the Student quantile. NaN where a limit is missing. */
  readonly se: number
  /** NaN for a limit that lies beyond the observed values. */
  readonly low: number
  readonly high: number
  readonly df: number
  /** The share of the population at or below the estimate. */
  readonly below: EstimatedShare
}

export type EstimatedShare = { readonly share: number; readonly se: number }

/**
 * A quantile with Woodruff's interval (1952): the share of the population at or below the estimated quantile gets an
 * interval, whose limits are turned back into quantiles by the same rule. `score` takes the values at which the test
 * of that share is not rejected (Francisco & Fuller 1991); `replicates`, refused without them, takes the spread of
 * the quantile over the replicates. Rows without an answer are outside. All NaN without any
 * answer; no interval below one degree of freedom or without a probability sample.
 */
export const estimateQuantile = (design: SurveyDesign, options: QuantileOptions): EstimatedQuantile => {
  const { values, level, quantile } = options
  const inside = withAnswers([values], design.rows, options.domain)
  const order = valueOrder(values, inside)
  const sample = cumulate(values, design.weights, order)
  const estimate = weightedQuantile(sample, quantile.order, quantile.rule)
  const df = design.probability ? (options.df ?? degreesOfFreedom(design, inside)) : Number.NaN
  if (Number.isNaN(estimate) || !(df >= 1)) return { estimate, ...withoutInterval, df }
  const shareBelow: ShareBelow = (bound) => {
    const indicator = values.map((value) => (value <= bound ? 1 : 0))
    const { estimates, covariance } = estimateVector(design, meanOf(design.weights, indicator, inside))
    return { share: estimates[0] as number, se: Math.sqrt(covariance.values[0] as number) }
  }
  const below = shareBelow(estimate)
  const reach = studentReach(level)(df)
  const { interval } = quantile
  const [low, high] =
    interval === 'replicates'
      ? replicateLimits(design, values, order, quantile, estimate, reach)
      : interval === 'score'
        ? scoreLimits(sample, quantile.order, reach, shareBelow)
        : woodruffLimits(sample, quantile.rule, sharesBy(interval, below, level, inside, df))
  return { estimate, se: (high - low) / (2 * reach), low, high, df, below }
}

const withoutInterval = {
  se: Number.NaN,
  low: Number.NaN,
  high: Number.NaN,
  below: { share: Number.NaN, se: Number.NaN },
}

/** Methods for the interval of the share, by R's names. */
const shareMethods = { mean: 'wald', xlogit: 'logit', beta: 'beta', asin: 'asin' } as const

const sharesBy = (
  interval: keyof typeof shareMethods,
  { share, se }: EstimatedShare,
  level: number,
  inside: Uint8Array,
  df: number,
): Interval | null => {
  const rows = inside.reduce((count, own) => count + own, 0)
  return intervalsOf(shareMethods[interval], level, rows)(share, se, df)
}

const woodruffLimits = (sample: WeightedDistribution, rule: QuantileRule, shares: Interval | null): Interval =>
  shares === null
    ? [Number.NaN, Number.NaN]
    : [weightedQuantile(sample, shares[0], rule), weightedQuantile(sample, shares[1], rule)]

/** The estimate ± reach times the standard error that the replicates of the design give the quantile itself. */
const replicateLimits = (
  design: SurveyDesign,
  values: Float64Array,
  order: Uint32Array,
  quantile: QuantileSpec,
  estimate: number,
  reach: number,
): Interval => {
  if (!design.replicates) throw new Failure('quantile.needs-replicates', {})
  const [variance = Number.NaN] = replicateCovariance(design, (weights) =>
    Float64Array.of(weightedQuantile(cumulate(values, weights, order), quantile.order, quantile.rule)),
  )
  const half = reach * Math.sqrt(variance)
  return [estimate - half, estimate + half]
}

type ShareBelow = (bound: number) => EstimatedShare

/**
 * The observed values at which the test of the share below changes its answer; of the two on either side of a change,
 * the one whose statistic is nearer to ±`reach`, where R's root finder ends as well. The statistic rises from value to
 * value, up to what the standard error does.
 */
const scoreLimits = (
  { values }: WeightedDistribution,
  order: number,
  reach: number,
  shareBelow: ShareBelow,
): Interval => {
  const steps = [...new Set(values)]
  const score = (step: number): number => {
    if (step >= steps.length) return Number.NaN
    const { share, se } = shareBelow(steps[step] as number)
    return (share - order) / se
  }
  const limitAt = (bound: number): number => {
    const after = firstStep(steps.length, (step) => score(step) >= bound)
    const isNearerBefore = after > 0 && !(Math.abs(score(after) - bound) <= Math.abs(score(after - 1) - bound))
    return steps[isNearerBefore ? after - 1 : after] ?? Number.NaN
  }
  return [limitAt(-reach), limitAt(reach)]
}

/** The first of `count` steps from which `holds` is true on; `count` if there is none. */
const firstStep = (count: number, holds: (step: number) => boolean): number => {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
