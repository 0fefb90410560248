import { Failure } from '../../contract/failure.ts'
import type { TextTable } from '../../core/intake/text-table.ts'
import { cellsInOrder, cellText } from '../cells/cell.ts'
import { sheetRows } from './sheet-rows.ts'
import { openWorkbook, type Sheet, sheetOf, type Workbook } from './workbook.ts'

const mostRows = 200_000

/** The first visible sheet of a workbook that people write (a codebook); fails when it is empty. */
export const readSheetTable = async (path: string): Promise<TextTable> => {
  const workbook = await openWorkbook(path)
  const table = await sheetTable(workbook, sheetOf(workbook, undefined))
  if (table === null) throw new Failure('csv.no-rows', { file: workbook.file })
  return table
}

/**
 * A sheet that people write as texts: its first row with cells is the header, blank rows are left out. A number is the
 * text that Excel shows without a format. Null for a sheet without cells.
 */
export const sheetTable = async (workbook: Workbook, sheet: Sheet): Promise<TextTable | null> => {
  const { file } = workbook
  const filled: { row: number; cells: string[] }[] = []
  for await (const rows of sheetRows(workbook, sheet))
    for (const { row, columns, cells } of rows) {
      const texts = cellsInOrder({ columns, cells }, (columns.at(-1) ?? -1) + 1).map((cell) =>
        cellText(cell, ['0', '1']),
      )
      if (texts.every((text) => text.trim() === '')) continue
      if (filled.length > mostRows) throw new Failure('csv.too-many-rows', { file, limit: mostRows })
      filled.push({ row, cells: texts })
    }
  const [head, ...rows] = filled
  if (!head) return null
  const header = head.cells.map((name) => name.trim())
  return {
    file,
    header,
    rows: rows.map(({ row, cells }) => ({ row, cells: header.map((_, place) => cells[place] ?? '') })),
  }
}
