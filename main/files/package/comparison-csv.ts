import type { ComparisonTable } from '../../contract/comparison.ts'
import { comparisonFields } from './comparison-fields.ts'
import { csvOf } from './result-csv.ts'

/** A comparison as `resultCsv` writes a table: one row per difference, contrast or change with all that is behind its test. */
export const comparisonCsv = (comparison: ComparisonTable, status: string): string =>
  csvOf(comparison.cells, comparisonFields(comparison, status))
