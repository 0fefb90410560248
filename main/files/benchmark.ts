import { extname } from 'node:path'
import type { TextTable } from '../core/intake/text-table.ts'
import { readTable } from './csv/table.ts'
import { readSheetTable } from './workbook/text-table.ts'

/** A table of figures of another program, in CSV or on the first sheet of a workbook. */
export const readBenchmark = (path: string): Promise<TextTable> =>
  extname(path).toLowerCase() === '.xlsx' ? readSheetTable(path) : readTable(path)
