import { extname } from 'node:path'
import { Failure } from '../contract/failure.ts'
import type { TextTable } from '../core/intake/text-table.ts'
import { readTable } from './csv/table.ts'
import { sheetTable } from './workbook/text-table.ts'
import { openWorkbook, type Sheet, sheetOf, type Workbook } from './workbook/workbook.ts'

/** A list of analyses in CSV, or in a workbook's sheet "loa" (else its first), as texts for `tablesFromList`. */
export const readListOfAnalyses = (path: string): Promise<TextTable> =>
  extname(path).toLowerCase() === '.xlsx' ? fromWorkbook(path) : readTable(path)

const fromWorkbook = async (path: string): Promise<TextTable> => {
  const workbook = await openWorkbook(path)
  const called = (wanted: string) => workbook.sheets.find(({ name }) => name.trim().toLowerCase() === wanted)
  const named = called('loa')
  await refuseFilters(workbook, named === undefined ? called('filter') : undefined)
  const table = await sheetTable(workbook, named ?? sheetOf(workbook, undefined))
  if (table === null) throw new Failure('csv.no-rows', { file: workbook.file })
  return table
}

/** An analysis plan may keep in a sheet "filter" for whom each row is meant: without it the figures would be others. */
const refuseFilters = async (workbook: Workbook, sheet: Sheet | undefined): Promise<void> => {
  const filters = sheet && (await sheetTable(workbook, sheet))
  if (filters && filters.rows.length > 0) throw new Failure('loa.filters', { file: workbook.file, sheet: sheet.name })
}
