import type { Workbook, Worksheet } from 'exceljs'
import type { Records, Report } from '../../core/report/report.ts'
import { printable, setText, setValue } from './cells.ts'
import { preparePage } from './page.ts'
import type { TableSheet } from './sheets.ts'

/** Writes a sheet with one marked table: title in A1, warnings, what it measures, way back, table with frozen headers. */
export const addTableSheet = (book: Workbook, { tab, title, lines, records }: TableSheet, report: Report): void => {
  const sheet = book.addWorksheet(tab)
  const above = [title, report.warnings.join(' · '), ...lines.filter((line) => line !== '')]
  for (const [place, line] of above.entries()) setText(sheet.getCell(place + 1, 1), line)
  sheet.getCell(1, 1).font = { name: 'Calibri', size: 14, bold: true }
  sheet.getCell(2, 1).font = { name: 'Calibri', size: 11, bold: true, color: { argb: 'FF7A1F1F' } }
  const back = sheet.getCell(above.length + 1, 1)
  back.value = { text: report.words.back, hyperlink: `#'${report.words.contents}'!A1` }
  back.font = { name: 'Calibri', size: 11, underline: true, color: { argb: 'FF0B4F86' } }
  const headerRow = above.length + 2
  addMarkedTable(sheet, tab, records, headerRow, report)
  const headerColumns = records.columns.filter(({ isHeader }) => isHeader).length
  preparePage(sheet, report, headerRow, headerColumns)
}

/** A table that Excel knows as one, under `name`, with its header in `headerRow`. */
export const addMarkedTable = (
  sheet: Worksheet,
  name: string,
  { columns, rows }: Records,
  headerRow: number,
  { language }: Report,
): void => {
  const labels = apart(columns.map(({ label }) => printable(label)))
  sheet.addTable({
    name,
    ref: `A${headerRow}`,
    headerRow: true,
    style: { theme: 'TableStyleLight1', showRowStripes: true },
    columns: labels.map((label) => ({ name: label, filterButton: false })),
    rows: rows.map((row) => row.map(() => null)),
  })
  for (const [down, row] of rows.entries())
    for (const [across, value] of row.entries())
      setValue(sheet.getCell(headerRow + 1 + down, across + 1), value, language)
  columns.forEach((_, across) => {
    const cell = sheet.getCell(headerRow, across + 1)
    const isNumber = typeof rows[0]?.[across] === 'object'
    cell.font = { name: 'Calibri', size: 11, bold: true }
    cell.alignment = { wrapText: true, vertical: 'bottom', horizontal: isNumber ? 'right' : 'left' }
    sheet.getColumn(across + 1).width = isNumber ? numberWidth : textWidth(rows.map((row) => row[across]))
  })
}

const numberWidth = 14

const textWidth = (values: readonly unknown[]): number => {
  const longest = Math.max(...values.map((value) => (typeof value === 'string' ? value.length : 0)), 0)
  return Math.min(60, Math.max(14, longest + 2))
}

/** Excel repairs a file whose table has two columns of the same name, so repeated labels are numbered. */
const apart = (labels: readonly string[]): string[] => {
  const seen = new Map<string, number>()
  return labels.map((label) => {
    const key = label.toLocaleLowerCase('en')
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    return times === 1 ? label : `${label} (${times})`
  })
}
