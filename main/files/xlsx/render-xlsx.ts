import ExcelJS from 'exceljs'
import type { Report } from '../../core/report/report.ts'
import { addContents, addCover } from './front-sheets.ts'
import { seal } from './seal.ts'
import { tableSheets } from './sheets.ts'
import { addTableSheet } from './table-sheet.ts'

/** Date of every workbook: the product keeps no clock in its files, so that equal reports are equal bytes. */
const fixedDate = new Date(Date.UTC(2000, 0, 1))
const program = 'Caracteriza'

/**
 * The report as a workbook: cover, contents with links, one marked table a sheet with real numbers, technical sheet
 * and signs. It names no person and no machine.
 */
export const renderXlsx = async (report: Report): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook()
  book.creator = program
  book.lastModifiedBy = program
  book.created = fixedDate
  book.modified = fixedDate
  book.title = [report.title, ...report.warnings].join(' – ')
  book.subject = report.warnings.join(' · ')
  const sheets = tableSheets(report)
  addCover(book, report)
  addContents(book, report, sheets)
  for (const sheet of sheets) addTableSheet(book, sheet, report)
  return seal(new Uint8Array(await book.xlsx.writeBuffer()), program)
}
