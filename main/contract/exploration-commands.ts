import { z } from 'zod'
import { ComparisonSpec, ComparisonTable } from './comparison.ts'
import { CategoryMerge, TableSpec } from './table.ts'

const cellCount = z.strictObject({ passing: z.int(), cells: z.int() })

/** Merges of the categories of one variable, with the cells of the full crossing that pass without and with them. */
export const MergeSuggestion = z.strictObject({
  variable: z.string(),
  merge: z.array(CategoryMerge),
  before: cellCount,
  after: cellCount,
})
export type MergeSuggestion = z.infer<typeof MergeSuggestion>

/** What an analyst asks of a table before it is kept. */
export const explorationCommands = {
  /** Which categories to take together so that cells pass the quality profile that fail it now. */
  'table.suggestMerges': {
    args: z.strictObject({ table: TableSpec }),
    result: z.strictObject({ suggestions: z.array(MergeSuggestion) }),
  },
  /** One comparison on a table of the plan, or on `table`, which need not be the plan's yet. */
  'comparison.run': {
    args: z.strictObject({ comparison: ComparisonSpec, table: TableSpec.optional() }),
    result: ComparisonTable,
  },
} as const
