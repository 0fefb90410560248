import type { TextTable } from '../core/intake/text-table.ts'
import { readTable } from './csv/table.ts'

/** A list of analyses in CSV, as a table of texts for `tablesFromList`. */
export const readListOfAnalyses = (path: string): Promise<TextTable> => readTable(path)
