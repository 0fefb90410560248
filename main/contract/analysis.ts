import { z } from 'zod'
import { Name } from './name.ts'
import { Localized } from './text.ts'

/** What every analysis says of itself, whatever its kind. */
export const commonFields = {
  id: Name,
  title: Localized,
  universe: Localized.optional(),
  window: Localized.optional(),
  base: Localized.optional(),
  ciLevel: z.number().gt(0).lt(1).default(0.95),
}

/**
 * What no table says: each is computed as its method asks, and prints its assumptions. The fields of its kind are
 * checked by `core/analysis`, where every kind is a folder.
 */
export const AnalysisSpec = z.looseObject({ analysis: z.string(), ...commonFields })
export type AnalysisSpec = z.infer<typeof AnalysisSpec>

/** How a column is read: a text of the plan, a word of the program (`analysis.word.<value>`), or a figure. */
export const columnKinds = ['label', 'word', 'code', 'count', 'number', 'share', 'points', 'p'] as const

export const AnalysisColumn = z.strictObject({
  /** Its heading stands under `analysis.column.<name>`, unless `label` gives one. */
  name: z.string(),
  kind: z.enum(columnKinds),
  label: Localized.optional(),
  decimals: z.int().min(0).max(6).optional(),
})
export type AnalysisColumn = z.infer<typeof AnalysisColumn>

export const AnalysisValue = z.union([z.number(), z.null(), Localized])
export type AnalysisValue = z.infer<typeof AnalysisValue>

/**
 * One table of an analysis; its title stands under `analysis.part.<name>`. The first column heads the rows. Parts that differ
 * only in what they are of have names like `<part>.<variable>`, and the title of `<part>`, which says `of` what.
 */
export const AnalysisPart = z.strictObject({
  name: z.string(),
  of: Localized.optional(),
  /** The codes of the categories that head the rows, which charts and maps find them by; rows behind them have none. */
  codes: z.array(z.string()).optional(),
  columns: z.array(AnalysisColumn).min(2),
  rows: z.array(z.array(AnalysisValue)),
})
export type AnalysisPart = z.infer<typeof AnalysisPart>

/** A sentence under `analysis.note.<code>`; numbers are printed in the language's way. */
export const AnalysisNote = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
})
export type AnalysisNote = z.infer<typeof AnalysisNote>

/** What stands behind the figures, said with all of them: counts, a sample, a model, a method under debate, records, an index. */
export const analysisNatures = [
  'counts',
  'sample',
  'model',
  'experimental',
  'sources',
  'records',
  'index',
  'sheet',
] as const

/** A finished analysis. */
export const AnalysisResult = z.strictObject({
  id: z.string(),
  /** SHA-256 over everything that feeds it. */
  key: z.string(),
  /** The kind; its texts stand under `analysis.kind.<kind>` and `methodology.analyses.<kind>`. */
  analysis: z.string(),
  nature: z.enum(analysisNatures),
  title: Localized,
  unit: Localized,
  universe: Localized.optional(),
  base: Localized.optional(),
  window: Localized,
  ciLevel: z.number(),
  parts: z.array(AnalysisPart).min(1),
  assumptions: z.array(AnalysisNote),
  notes: z.array(AnalysisNote),
  /** The fewest households (or records, where they are households) behind any count that is not 0; null without counts. */
  fewest: z.int().nullable(),
  /** Tables whose cells it repeats. */
  tables: z.array(z.string()),
})
export type AnalysisResult = z.infer<typeof AnalysisResult>
