import { z } from 'zod'

/** Rules for the quantile of a weighted sample, named as in R `survey`; `hf` numbers are those of Hyndman & Fan 1996. */
export const quantileRules = ['math', 'school', 'hf1', 'hf2', 'hf3', 'hf4', 'hf5', 'hf6', 'hf8', 'hf9'] as const
export type QuantileRule = (typeof quantileRules)[number]

/**
 * How the share below the quantile gets its interval; `score` inverts the test of that share instead, and `replicates`
 * takes the spread of the quantile over the replicates of the design.
 */
export const quantileIntervals = ['mean', 'xlogit', 'beta', 'asin', 'score', 'replicates'] as const
export type QuantileInterval = (typeof quantileIntervals)[number]

/** Which quantile, and how; the median by its plain definition when nothing is said. */
export const QuantileSpec = z.strictObject({
  order: z.number().gt(0).lt(1).default(0.5),
  rule: z.enum(quantileRules).default('math'),
  interval: z.enum(quantileIntervals).default('mean'),
})
export type QuantileSpec = z.infer<typeof QuantileSpec>
