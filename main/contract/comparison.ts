import { z } from 'zod'
import { Name } from './name.ts'
import { Dimension, Statistic, Verdict } from './results.ts'
import { Localized } from './text.ts'

const common = {
  id: Name,
  title: Localized,
  /** The table of the plan whose figures are compared. */
  table: Name,
  /** Which levels of a proportion or items of a question take part; left out = all. */
  levels: z.array(z.string()).min(1).optional(),
  /** Level of the intervals; tests reject at one less it. */
  ciLevel: z.number().gt(0).lt(1).default(0.95),
}

/** One cell of a contrast: its category in every dimension that is combined, and what its figure is multiplied by. */
export const ContrastTerm = z.strictObject({
  at: z.record(z.string(), z.string()).refine((at) => Object.keys(at).length > 0),
  coefficient: z.number(),
})
export type ContrastTerm = z.infer<typeof ContrastTerm>

/** How the samples of two rounds hang together: drawn anew, or with primary units in common. */
export const roundSamples = ['independent', 'overlapping'] as const

/** Figures of a table held against each other, within every cell of the dimensions that are not compared. */
export const ComparisonSpec = z.discriminatedUnion('compare', [
  /** The categories of a dimension less one of them, or every pair of them. */
  z.strictObject({
    compare: z.literal('differences'),
    ...common,
    between: z.string(),
    reference: z.string().optional(),
    /** Printed as columns of its table, not as a table of its own. */
    beside: z.boolean().optional(),
  }),
  /** The sum of coefficient × figure over the given cells. */
  z.strictObject({ compare: z.literal('contrast'), ...common, terms: z.array(ContrastTerm).min(2) }),
  /** The slope along an ordered dimension; its categories count as the numbers of their codes unless `scores` says. */
  z.strictObject({
    compare: z.literal('trend'),
    ...common,
    along: z.string(),
    scores: z.record(z.string(), z.number()).optional(),
  }),
  /** The table less the same table of an earlier round. */
  z.strictObject({
    compare: z.literal('change'),
    ...common,
    since: Name,
    samples: z.enum(roundSamples),
    /** What changed between the rounds in questions, universe or fieldwork. */
    comparability: Localized.optional(),
  }),
])
export type ComparisonSpec = z.infer<typeof ComparisonSpec>

/** What a test says at the level of the comparison; `notTested`: no test is possible. */
export const significances = ['significant', 'notSignificant', 'notTested'] as const
export type Significance = (typeof significances)[number]

const figure = z.number().nullable()

/** One comparison with its test. `null` = not defined here. Differences of shares are shares (0.1 = 10 points). */
export const ComparisonCell = z.strictObject({
  /** Category code for each dimension that is not compared, `null` = the margin over that dimension. */
  group: z.array(z.string().nullable()),
  level: z.string().nullable(),
  /** Categories that are compared; `null` when the comparison is not one of two categories. */
  first: z.string().nullable(),
  second: z.string().nullable(),
  /** Figures that are compared, in a change the later and the earlier; `null` when there are more than two. */
  firstEstimate: figure,
  secondEstimate: figure,
  /** First less second, the contrast, or the slope. */
  estimate: figure,
  se: figure,
  ciLow: figure,
  ciHigh: figure,
  t: figure,
  df: figure,
  p: figure,
  /** Adjusted for all tests of the comparison (Holm). */
  pHolm: figure,
  /** Records in the bases of the figures, unweighted. */
  n: z.number(),
  significance: z.enum(significances),
  /** The gravest verdict on the figures that are compared. */
  verdict: Verdict,
})
export type ComparisonCell = z.infer<typeof ComparisonCell>

/** The round that a change starts from. */
export const EarlierRound = z.strictObject({
  table: z.string(),
  design: z.string(),
  universe: Localized,
  window: Localized,
  samples: z.enum(roundSamples),
  /** Primary units of either round and those in both; samples drawn anew have none in common by design. */
  units: z.strictObject({ later: z.int(), earlier: z.int(), common: z.int() }).optional(),
  comparability: Localized.optional(),
})
export type EarlierRound = z.infer<typeof EarlierRound>

/** A finished comparison in long form, with unit, universe and window as its table. */
export const ComparisonTable = z.strictObject({
  id: z.string(),
  /** SHA-256 over everything that feeds the comparison. */
  key: z.string(),
  compare: z.enum(['differences', 'contrast', 'trend', 'change']),
  title: Localized,
  table: z.string(),
  statistic: Statistic,
  variable: z.string().nullable(),
  /** Unit of the figures that are compared. */
  unit: Localized,
  universe: Localized,
  base: Localized.optional(),
  window: Localized,
  design: z.string(),
  probability: z.boolean(),
  ciLevel: z.number(),
  /** Dimensions that are compared, with the categories that take part. */
  compared: z.array(Dimension),
  /** The category that the others are compared with; `null` = every pair, or no such category. */
  reference: z.string().nullable(),
  /** Coefficients of a contrast or scores of a trend, by the category of every compared dimension. */
  terms: z.array(z.strictObject({ at: z.array(z.string()), coefficient: z.number() })),
  earlier: EarlierRound.optional(),
  /** The other dimensions of the table. */
  dimensions: z.array(Dimension),
  levels: Dimension.shape.categories,
  levelLabel: Localized.optional(),
  cells: z.array(ComparisonCell),
  /** Codes with a text under `note.<code>` in the locales. */
  notes: z.array(z.string()),
})
export type ComparisonTable = z.infer<typeof ComparisonTable>
