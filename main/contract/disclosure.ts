import { z } from 'zod'
import { Name } from './name.ts'

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

/**
 * What may leave: the rules of disclosure control of a plan. They stay in the house: no public plan holds them.
 */
export const DisclosureSpec = z.strictObject({
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

export const Protection = z.strictObject({
  outcome: z.enum(['protected', 'unprotectable']),
  tables: z.array(TableProtection),
  /** By dataset the variable that told households; `null` = every record stood for itself. */
  holdings: z.array(z.strictObject({ dataset: Name, household: z.string().nullable() })),
  recodes: z.array(Recode),
  /** What left before: printed cells of the same records are known, and other records can be told by subtraction. */
  earlier: z.array(EarlierStanding),
})
export type Protection = z.infer<typeof Protection>
