import type { XlsxOptions } from '../../contract/source.ts'
import { batchesOf } from '../cells/batches.ts'
import { guessesOf } from '../cells/variables.ts'
import type { FileReading, ReadingOptions } from '../reading.ts'
import { dataRows, surveySheet } from './survey.ts'

/**
 * Opens a sheet of an XLSX workbook for import. The sheet is read once here, to settle types by every cell and to
 * refuse what is broken before anything is written, and again by each call of `batches`. Cells are taken for what the
 * workbook says they are: dates become days since 1970-01-01, durations seconds, booleans 0 and 1, formulas the value
 * computed last, errors blanks. A column of different things, or of codes that a number would lose, is text.
 */
export const openXlsx = async (
  path: string,
  options: XlsxOptions = {},
  reading: ReadingOptions = {},
): Promise<FileReading> => {
  const { workbook, sheet, headerRow, table } = await surveySheet(path, options, reading)
  if (table.refused) throw table.refused
  return {
    variables: guessesOf(table).map(({ variable }) => variable),
    declaredRows: table.tally.rows,
    batches: (again = {}) => batchesOf(table, dataRows(workbook, sheet, { row: headerRow, cells: [] }, again)),
  }
}
