import { extname } from 'node:path'
import { Failure } from '../contract/failure.ts'
import type { TextTable } from '../core/intake/text-table.ts'
import { readTable } from './csv/table.ts'
import { sheetTable } from './workbook/text-table.ts'
import { openWorkbook, sheetOf } from './workbook/workbook.ts'

/** A list of analyses in CSV, or in a workbook's sheet "loa" (else its first), as texts for `tablesFromList`. */
export const readListOfAnalyses = (path: string): Promise<TextTable> =>
  extname(path).toLowerCase() === '.xlsx' ? fromWorkbook(path) : readTable(path)

const fromWorkbook = async (path: string): Promise<TextTable> => {
  const workbook = await openWorkbook(path)
  const named = workbook.sheets.find(({ name }) => name.trim().toLowerCase() === 'loa')
  const table = await sheetTable(workbook, named ?? sheetOf(workbook, undefined))
  if (table === null) throw new Failure('csv.no-rows', { file: workbook.file })
  return table
}
