import ExcelJS from 'exceljs'
import type { Variable } from '../contract/codebook.ts'
import { codebookOfTable } from '../core/intake/codebook-of-table.ts'
import { codebookRows } from '../core/intake/codebook-to-table.ts'
import { readSheetTable } from './workbook/text-table.ts'
import { textFormat } from './xlsx/cells.ts'
import { seal } from './xlsx/seal.ts'

const program = 'Caracteriza'
const fixedDate = new Date(Date.UTC(2000, 0, 1))

/** A codebook as a workbook of one sheet, with the columns of the CSV form and every cell a text. */
export const codebookXlsx = async (variables: readonly Variable[]): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook()
  book.creator = program
  book.lastModifiedBy = program
  book.created = fixedDate
  book.modified = fixedDate
  const sheet = book.addWorksheet('codebook', { views: [{ state: 'frozen', ySplit: 1 }] })
  for (const row of codebookRows(variables)) {
    const added = sheet.addRow([])
    for (const [place, text] of row.entries()) {
      if (text === '') continue
      const cell = added.getCell(place + 1)
      cell.value = escapedText(text)
      cell.numFmt = textFormat
    }
  }
  sheet.getRow(1).font = { bold: true }
  return seal(new Uint8Array(await book.xlsx.writeBuffer()), program)
}

/** The variables of a codebook in a workbook: its first sheet, with the columns of the CSV form. */
export const readCodebookXlsx = async (path: string): Promise<Variable[]> => codebookOfTable(await readSheetTable(path))

/** Excel's own escapes for what the XML of a sheet cannot hold, and for texts that look like such an escape. */
const escapedText = (text: string): string =>
  text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, (control) => {
      return `_x${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
    })
