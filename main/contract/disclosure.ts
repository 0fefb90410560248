import { z } from 'zod'
import { Name } from './name.ts'
import { Localized } from './text.ts'

/** A number of households below which a cell is not printed. */
const threshold = z.int().min(3).max(100)

const p = z.strictObject({ rule: z.literal('p'), percent: z.number().gt(0).max(100).default(10) })
const dominance = z.strictObject({
  rule: z.literal('dominance'),
  /** The largest so many households … */
  largest: z.int().min(1).max(5).default(2),
  /** … hold more than this part of the total. */
  percent: z.number().gt(50).lt(100).default(85),
})

/** How figures that must not be told are kept: one way for all products of a plan, which cannot be mixed. */
export const disclosureMethods = ['suppression', 'rounding', 'cellKey'] as const
export type DisclosureMethod = (typeof disclosureMethods)[number]

export const RoundingSpec = z.strictObject({
  /** Counts of records become multiples of it; what is weighted, of a number worth as many records. */
  base: z.int().min(3).max(100).default(5),
  /** Multiples beyond the two next to a figure that it may become where nothing else adds up. */
  steps: z.int().min(0).max(3).default(1),
})
export type RoundingSpec = z.infer<typeof RoundingSpec>

/** A count from 1 to `small` becomes 0 or `small` + 1, which in the middle takes this variance at least. */
const leastVariance = (small: number): number => Math.floor((small + 1) / 2) * Math.ceil((small + 1) / 2)

export const CellKeySpec = z
  .strictObject({
    /** The most records by which a count is changed. */
    deviation: z.int().min(2).max(100).default(5),
    /** The variance of the change. */
    variance: z.number().min(0.1).max(1000).default(3),
    /** No printed count is from 1 to it. */
    small: z.int().min(0).max(20).default(2),
  })
  .superRefine(({ deviation, variance, small }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (small > deviation) refuse('small', `not above deviation: ${deviation}`)
    if (variance < leastVariance(small)) refuse('variance', `at least ${leastVariance(small)} with small: ${small}`)
  })
export type CellKeySpec = z.infer<typeof CellKeySpec>

/**
 * What may leave: the rules of disclosure control of a plan. They stay in the house: no public plan holds them.
 */
const Rules = z.strictObject({
  /** Cells are hidden, or all figures of all tables are rounded, or changed by the keys of the records behind them. */
  method: z.enum(disclosureMethods).default('suppression'),
  rounding: RoundingSpec.optional(),
  cellKey: CellKeySpec.optional(),
  /** By dataset the variable that names the household of a record; left out = every record stands for itself. */
  households: z.record(Name, z.string()).default({}),
  threshold: threshold.default(5),
  /** For cells below first-level areas. */
  fineThreshold: threshold.default(10),
  /** Variables of areas below the first level, beside those of kind geography with codes of more than two characters. */
  fine: z.array(z.string()).default([]),
  /** For totals, means and ratios of amounts. */
  concentration: z.discriminatedUnion('rule', [p, dominance]).default({ rule: 'p', percent: 10 }),
  /** The weights of records are or will be known outside. */
  weightsReleased: z.boolean().default(false),
  /** Households that put together what they know of a row: all but so many in one category is too many. */
  coalition: z
    .union([z.literal(0), z.literal(1), z.literal(2)])
    .nullable()
    .default(1),
  /** Classifications that say something of people; left out = what proportions and counts by category speak of. */
  attributes: z.array(z.string()).optional(),
  /** The share of a row in one category that is not printed; left out = only the rule of the coalition. */
  rowShare: z.number().gt(0.5).lt(1).optional(),
  /** Zeros of the sample can be hidden for the sake of others, or are printed always. */
  zeros: z.enum(['hideable', 'printed']).default('hideable'),
  /** Combinations of codes that cannot be, by variable. */
  impossible: z.array(z.record(z.string(), z.string())).default([]),
  /** After so many seconds the search ends without a pattern. */
  seconds: z.int().min(1).max(86_400).default(600),
})

/** Rules that the method has no use for are refused rather than passed over. */
export const DisclosureSpec = Rules.superRefine(({ method, rounding, cellKey, zeros, rowShare }, context) => {
  const refuse = (path: string) =>
    context.addIssue({ code: 'custom', path: [path], message: `not with method: ${method}` })
  if (method !== 'rounding' && rounding !== undefined) refuse('rounding')
  if (method !== 'cellKey' && cellKey !== undefined) refuse('cellKey')
  if (method !== 'suppression' && zeros === 'printed') refuse('zeros')
  if (method !== 'suppression' && rowShare !== undefined) refuse('rowShare')
})
export type DisclosureSpec = z.infer<typeof DisclosureSpec>

/** Why a cell is sensitive, as the protection is shown inside the house. */
export const primaryReasons = ['threshold', 'group', 'share', 'concentration'] as const
export type PrimaryReason = (typeof primaryReasons)[number]

/** Categories to merge with others, or crossings to leave out, so that less must be hidden. */
export const Recode = z.strictObject({
  table: Name,
  variable: z.string(),
  /** The category whose cells are sensitive, and the one to merge it with; `null`: leave the variable out. */
  category: z.string().nullable(),
  into: z.string().nullable(),
  /** Sensitive cells that are in it. */
  cells: z.int(),
})
export type Recode = z.infer<typeof Recode>

/** The protection of one table. */
export const TableProtection = z.strictObject({
  table: Name,
  cells: z.int(),
  primary: z.int(),
  secondary: z.int(),
  /** Of the cells, 0–1. */
  hidden: z.number(),
})
export type TableProtection = z.infer<typeof TableProtection>

/** Do the records still give what a table printed when it left? `unknown`: it can no longer be computed. */
export const earlierStandings = ['same', 'changed', 'unknown'] as const

/** A table of an earlier release, of a dataset whose tables are protected now. */
export const EarlierStanding = z.strictObject({
  release: z.int(),
  table: Name,
  standing: z.enum(earlierStandings),
  /** Cells printed then in which there are now more or fewer records, by fewer than the threshold. */
  close: z.int(),
})
export type EarlierStanding = z.infer<typeof EarlierStanding>

/** What the attack found on the rounded figures of one layer: records, records they stand for, or an amount. */
export const RoundingAudit = z.strictObject({
  /** The dataset, and the amount in it. */
  system: z.string(),
  layer: z.string(),
  base: z.number(),
  /** Multiples beyond the next ones that some figure needed. */
  steps: z.int(),
  cells: z.int(),
  /** Cells that a rule forbids to tell; each keeps its interval, or the tables would not be protected. */
  sensitive: z.int(),
  /** The mean and the greatest distance of a rounded figure from its value, in bases. */
  meanDistance: z.number(),
  greatestDistance: z.number(),
})
export type RoundingAudit = z.infer<typeof RoundingAudit>

/** How far the counts of a dataset were changed by cell keys, and that what the rules forbid to tell is not told. */
export const CellKeyAudit = z.strictObject({
  system: z.string(),
  /** Records, or records they stand for by a design. */
  layer: z.string(),
  /** Different sets of records behind printed figures. */
  cells: z.int(),
  sensitive: z.int(),
  /** Of the printed figures, 0–1. */
  unchanged: z.number(),
  /** Σ |changed − value| / cells, in the layer's own unit, and the greatest of them. */
  meanDeviation: z.number(),
  greatestDeviation: z.number(),
  /** Σ |changed − value| / Σ value. */
  relativeDeviation: z.number(),
})
export type CellKeyAudit = z.infer<typeof CellKeyAudit>

export const Protection = z.strictObject({
  method: z.enum(disclosureMethods),
  outcome: z.enum(['protected', 'unprotectable']),
  tables: z.array(TableProtection),
  /** By dataset the variable that told households; `null` = every record stood for itself. */
  holdings: z.array(z.strictObject({ dataset: Name, household: z.string().nullable() })),
  /** Datasets of which nothing is protected, since the plan declares their records public, and why. */
  alreadyPublic: z.array(z.strictObject({ dataset: Name, reason: Localized })),
  recodes: z.array(Recode),
  rounding: z.array(RoundingAudit),
  cellKeys: z.array(CellKeyAudit),
  /** What left before: printed cells of the same records are known, and other records can be told by subtraction. */
  earlier: z.array(EarlierStanding),
})
export type Protection = z.infer<typeof Protection>
