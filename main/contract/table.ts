import { z } from 'zod'
import { independenceTests } from './hypothesis.ts'
import { Name } from './name.ts'
import { QuantileSpec } from './quantile.ts'
import { LeastQuality, Statistic } from './results.ts'
import { SolutionsMeasure } from './solutions-measure.ts'
import { Localized } from './text.ts'

/** R's `logit` and `xlogit` are one here: the delta method on a mean gives what the model without regressors gives. */
export const ciMethods = ['wald', 'waldZ', 'logit', 'likelihood', 'beta', 'wilson', 'asin'] as const
export type CiMethod = (typeof ciMethods)[number]

export const PovertySpec = z.strictObject({
  line: z.union([z.number().positive(), z.string()]),
  alpha: z.union([z.literal(0), z.literal(1), z.literal(2)]).default(0),
})

/** Direct standardisation: each cell of a table as if it had the make-up of a standard population by these variables. */
export const StandardSpec = z.strictObject({
  by: z.array(z.string()).min(1),
  /** A dataset with a row per cell of `by`, and its variable with the size of the cell. */
  population: z.strictObject({ dataset: Name, total: z.string() }),
})
export type StandardSpec = z.infer<typeof StandardSpec>

/** Categories that a table shows as one. */
export const CategoryMerge = z.strictObject({ codes: z.array(z.string()).min(2), label: Localized.optional() })
export type CategoryMerge = z.infer<typeof CategoryMerge>

export const TableSpec = z.strictObject({
  id: Name,
  title: Localized,
  design: Name,
  statistic: Statistic,
  /** The variable the statistic speaks of; for a ratio the numerator; for multiple response the set's name. */
  variable: z.string().optional(),
  /** Denominator of a ratio. */
  over: z.string().optional(),
  /** Which quantile; left out = the median. */
  quantile: QuantileSpec.optional(),
  /** Poverty line (an amount, or the variable that holds it) and the weight of its gap: 0 share of poor, 1 gap, 2 severity. */
  poverty: PovertySpec.optional(),
  by: z.array(z.string()).default([]),
  /** Categories taken together, by dimension, or of the variable whose categories are counted. */
  merge: z.record(z.string(), z.array(CategoryMerge).min(1)).optional(),
  /** Of means and proportions. */
  standardise: StandardSpec.optional(),
  /** Also estimate the margins of every dimension. */
  margins: z.boolean().default(true),
  /** The domain, as a formula; the whole design is kept. */
  where: z.string().optional(),
  ciLevel: z.number().gt(0).lt(1).default(0.95),
  ciMethod: z.enum(ciMethods).optional(),
  deff: z.enum(['replace', 'wor']).default('replace'),
  /** The cells are domains that the sample was planned for, which some quality profiles judge more mildly. */
  plannedDomains: z.boolean().default(false),
  /** Few degrees of freedom are in the nature of the planned design (self-representing cities, small islands). */
  lowDfJustified: z.boolean().default(false),
  /** Of a two-way table of counts or proportions: test whether its classifications are independent. */
  independence: z.enum(independenceTests).optional(),
  /** Print no figure below this quality; those left out are named below the table. Left out = all, with their mark. */
  leastQuality: LeastQuality.optional(),
  unit: Localized,
  universe: Localized,
  base: Localized.optional(),
  window: Localized.optional(),
  /** What readers are told below the table. */
  remarks: z.array(Localized).min(1).optional(),
  /** What it measures of the Interagency Durable Solutions Indicator Library. */
  solutions: z.array(SolutionsMeasure).min(1).optional(),
})
export type TableSpec = z.infer<typeof TableSpec>
