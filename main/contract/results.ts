import { z } from 'zod'
import { Category } from './codebook.ts'
import { independenceTests } from './hypothesis.ts'
import { Localized } from './text.ts'

export const statistics = [
  'count',
  'total',
  'mean',
  'quantile',
  'variance',
  'gini',
  'poverty',
  'proportion',
  'ratio',
  'shareOfCases',
  'shareOfResponses',
] as const
export const Statistic = z.enum(statistics)
export type Statistic = z.infer<typeof Statistic>

/** Is it precise enough? `notApplicable`: non-probability data, no verdict is possible. */
export const verdictLevels = ['reliable', 'weak', 'unreliable', 'notEvaluable', 'notApplicable'] as const
export const Verdict = z.strictObject({
  level: z.enum(verdictLevels),
  /** Codes with a text under `verdict.reason.<code>` in the locales. */
  reasons: z.array(z.string()),
})
export type Verdict = z.infer<typeof Verdict>

const figure = z.number().nullable()

/** May it leave? `hidden`: by the rules or for the sake of another cell, which is not told apart. `notApplicable`: cannot be. */
export const confidentialities = ['notReviewed', 'free', 'hidden', 'notApplicable'] as const

/** One cell with everything behind the number. `null` = not defined here. Shares and CVs are 0–1. */
export const Cell = z.strictObject({
  /** Category code for each dimension of the table, `null` = the margin over that dimension. */
  group: z.array(z.string().nullable()),
  /** The category (or response item) the figure speaks of, for proportions and shares. */
  level: z.string().nullable(),
  estimate: figure,
  se: figure,
  ciLow: figure,
  ciHigh: figure,
  cv: figure,
  logCv: figure,
  deff: figure,
  df: figure,
  /** Records in the denominator, unweighted; `null` where the cell is hidden. */
  n: figure,
  nEff: figure,
  /** Records in the numerator, unweighted. */
  cases: figure,
  psus: figure,
  sumWeights: figure,
  verdict: Verdict,
  confidentiality: z.enum(confidentialities),
})
export type Cell = z.infer<typeof Cell>
/** A cell as it is estimated: only protection withholds counts. */
export type CountedCell = Cell & { readonly n: number; readonly cases: number }

export const Dimension = z.strictObject({
  variable: z.string(),
  label: Localized.optional(),
  categories: z.array(Category),
})
export type Dimension = z.infer<typeof Dimension>

/** Are the two classifications of a table independent in the population? `null` = no test is possible. */
export const Independence = z.strictObject({
  test: z.enum(independenceTests),
  statistic: figure,
  df: figure,
  /** Degrees of freedom of the denominator, for an F. */
  ddf: figure,
  p: figure,
})
export type Independence = z.infer<typeof Independence>

/** The standard population that the figures of a table are brought to. */
export const Standard = z.strictObject({
  by: z.array(z.strictObject({ variable: z.string(), label: Localized.optional() })),
  /** The dataset with its sizes. */
  population: z.string(),
  /** Some cell has no record of a category that others have, and its figure leaves that category out. */
  incomplete: z.boolean(),
})
export type Standard = z.infer<typeof Standard>

/** A finished table in long form. No figure travels without unit, universe and window. */
export const ResultTable = z.strictObject({
  id: z.string(),
  /** SHA-256 over everything that feeds the table. */
  key: z.string(),
  title: Localized,
  statistic: Statistic,
  variable: z.string().nullable(),
  unit: Localized,
  universe: Localized,
  base: Localized.optional(),
  window: Localized,
  design: z.string(),
  probability: z.boolean(),
  qualityProfile: z.string(),
  ciLevel: z.number(),
  ciMethod: z.string(),
  dimensions: z.array(Dimension),
  /** What `level` ranges over, when the statistic has levels. */
  levels: z.array(Category),
  levelLabel: Localized.optional(),
  cells: z.array(Cell),
  independence: Independence.optional(),
  standard: Standard.optional(),
  /** Codes with a text under `note.<code>` in the locales. */
  notes: z.array(z.string()),
})
export type ResultTable = z.infer<typeof ResultTable>
