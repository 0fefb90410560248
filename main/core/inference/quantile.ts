import { degreesOfFreedom } from '../design/degrees-of-freedom.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { type Interval, intervalsOf, studentReach } from './interval.ts'
import { meanOf, withAnswers } from './mean.ts'
import {
  type QuantileRule,
  type WeightedDistribution,
  weightedDistribution,
  weightedQuantile,
} from './quantile-rule.ts'
import { estimateVector } from './vector-statistic.ts'

/** How the share below the quantile gets its interval; `score` inverts the test of that share instead. */
export const quantileIntervals = ['mean', 'xlogit', 'beta', 'asin', 'score'] as const
export type QuantileInterval = (typeof quantileIntervals)[number]

export type QuantileOptions = {
  readonly values: Float64Array
  /** 1 = row inside; left out = all. */
  readonly domain?: Uint8Array
  /** Order of the quantile, 0 to 1. */
  readonly order: number
  readonly rule: QuantileRule
  readonly interval: QuantileInterval
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
}

/**
 * A quantile with Woodruff's interval (1952): the share of the population at or below the estimated quantile gets an
 * interval, whose limits are turned back into quantiles by the same rule. `score` takes the values at which the test
 * of that share is not rejected (Francisco & Fuller 1991). Rows without an answer are outside. All NaN without any
 * answer, and without an interval below one degree of freedom.
 */
export const estimateQuantile = (design: SurveyDesign, options: QuantileOptions): EstimatedQuantile => {
  const inside = withAnswers([options.values], design.rows, options.domain)
  const sample = weightedDistribution(options.values, design.weights, inside)
  const estimate = weightedQuantile(sample, options.order, options.rule)
  const df = options.df ?? degreesOfFreedom(design, inside)
  const [low, high] = quantileLimits(design, options, sample, inside, estimate, df)
  return { estimate, se: (high - low) / (2 * studentReach(options.level)(df)), low, high, df }
}

const quantileLimits = (
  design: SurveyDesign,
  options: QuantileOptions,
  sample: WeightedDistribution,
  inside: Uint8Array,
  estimate: number,
  df: number,
): Interval => {
  if (Number.isNaN(estimate) || !(df >= 1)) return [Number.NaN, Number.NaN]
  const shareBelow = (bound: number) => {
    const below = options.values.map((value) => (value <= bound ? 1 : 0))
    const { estimates, covariance } = estimateVector(design, meanOf(design.weights, below, inside))
    return { share: estimates[0] as number, se: Math.sqrt(covariance.values[0] as number) }
  }
  if (options.interval === 'score') return scoreLimits(sample, options, studentReach(options.level)(df), shareBelow)
  const { share, se } = shareBelow(estimate)
  const rows = inside.reduce((count, own) => count + own, 0)
  const method = { mean: 'wald', xlogit: 'logit', beta: 'beta', asin: 'asin' } as const
  const shares = intervalsOf(method[options.interval], options.level, rows)(share, se, df)
  if (shares === null) return [Number.NaN, Number.NaN]
  return [weightedQuantile(sample, shares[0], options.rule), weightedQuantile(sample, shares[1], options.rule)]
}

type ShareBelow = (bound: number) => { readonly share: number; readonly se: number }

/**
 * The observed values at which the test of the share below changes its answer; of the two on either side of a change,
 * the one whose statistic is nearer to ±`reach`, where R's root finder ends as well. The statistic rises from value to
 * value, up to what the standard error does.
 */
const scoreLimits = (
  { values }: WeightedDistribution,
  { order }: QuantileOptions,
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
