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

/** The numbers of a cell: what a text can be bound to and a table can show. */
export const figureFields = [
  'estimate',
  'se',
  'ciLow',
  'ciHigh',
  'cv',
  'logCv',
  'deff',
  'df',
  'n',
  'nEff',
  'cases',
  'psus',
  'sumWeights',
] as const satisfies readonly (keyof Cell)[]
export type FigureField = (typeof figureFields)[number]
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

/**
 * How all figures of a released table were changed, for its product does not hide cells: what a reader may know of it.
 * Absent where figures are as they were estimated.
 */
export const Perturbation = z.discriminatedUnion('method', [
  /** Rounded to multiples of a base, so that everything still adds up. */
  z.strictObject({
    method: z.literal('rounding'),
    /** The base of counts of records, of weighted counts, and, where the figure is a total, of that. */
    counts: z.int().positive(),
    weighted: z.number().positive(),
    totals: z.number().positive().nullable(),
    /** Every figure differs from the unrounded by less than one base more than these. */
    steps: z.int().nonnegative(),
    /** Dimensions, by their places, over which all printed counts make up their margins: all records have an answer. */
    adds: z.array(z.int().nonnegative()),
  }),
  /** Counts changed by cell keys: the same records have the same figure everywhere, and nothing adds up. */
  z.strictObject({
    method: z.literal('cellKey'),
    /** What weighted counts are multiples of; `null` where all records weigh the same. */
    weighted: z.number().positive().nullable(),
    /** What totals are multiples of, where the figure is one. */
    totals: z.number().positive().nullable(),
  }),
])
export type Perturbation = z.infer<typeof Perturbation>

/** Print reliable figures alone, or weakly reliable ones too. */
export const leastQualities = ['weak', 'reliable'] as const
export const LeastQuality = z.enum(leastQualities)
export type LeastQuality = z.infer<typeof LeastQuality>

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
  perturbation: Perturbation.optional(),
  /** The least quality of the figures that the report prints; left out = all of them, with their mark. */
  leastQuality: LeastQuality.optional(),
  /** What the plan tells readers below the table. */
  remarks: z.array(Localized).optional(),
  /** Codes with a text under `note.<code>` in the locales. */
  notes: z.array(z.string()),
})
export type ResultTable = z.infer<typeof ResultTable>
