import type { Cell, Row, Workbook, Worksheet } from 'exceljs'
import { wrap } from '../../core/report/charts/wrap.ts'
import type { Records, Report, Value } from '../../core/report/report.ts'
import { printable, setText, setValue } from './cells.ts'
import { preparePage } from './page.ts'
import type { TableSheet } from './sheets.ts'

/** Writes a sheet with one marked table: title in A1, warnings, what it measures, way back, table with frozen headers. */
export const addTableSheet = (book: Workbook, { tab, title, lines, records }: TableSheet, report: Report): void => {
  const sheet = book.addWorksheet(tab)
  const warnings = report.warnings.join(' · ')
  const told = lines.filter((line) => line !== '').flatMap((line) => wrap(line, lineLength))
  const above = [title, ...(warnings === '' ? [] : [warnings]), ...told]
  for (const [place, line] of above.entries()) setText(sheet.getCell(place + 1, 1), line)
  sheet.getCell(1, 1).font = { name: 'Calibri', size: 14, bold: true }
  if (warnings !== '') sheet.getCell(2, 1).font = { name: 'Calibri', size: 11, bold: true, color: { argb: 'FF7A1F1F' } }
  const back = sheet.getCell(above.length + 1, 1)
  back.value = { text: report.words.back, hyperlink: `#'${report.words.contents}'!A1` }
  back.font = { name: 'Calibri', size: 11, underline: true, color: { argb: 'FF0B4F86' } }
  const headerRow = above.length + 2
  addMarkedTable(sheet, tab, records, headerRow, report)
  const headerColumns = records.columns.filter(({ isHeader }) => isHeader).length
  preparePage(sheet, report, headerRow, headerColumns)
}

/** Letters of a line above a table, so that it fits the width of a printed page. */
const lineLength = 150

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
  const widths = columns.map((_, across) => columnWidth(rows.map((row) => row[across] ?? '')))
  for (const [across, width] of widths.entries()) {
    sheet.getColumn(across + 1).width = width
    setHeader(sheet.getCell(headerRow, across + 1), typeof rows[0]?.[across] === 'object')
  }
  setHeight(sheet.getRow(headerRow), labels, widths)
  for (const [down, row] of rows.entries()) {
    const at = headerRow + 1 + down
    for (const [across, value] of row.entries()) setValue(sheet.getCell(at, across + 1), value, language)
    setHeight(sheet.getRow(at), row, widths)
  }
}

const numberWidth = 14
const lineHeight = 15

const columnWidth = (values: readonly Value[]): number => {
  if (typeof values[0] === 'object') return numberWidth
  const longest = values.reduce<number>(
    (most, value) => Math.max(most, typeof value === 'string' ? value.length : 0),
    0,
  )
  return Math.min(longest > 150 ? 90 : 44, Math.max(numberWidth, longest + 3))
}

/** Programs do not agree on when they fit a row to its wrapped text, so its height is said. */
const setHeight = (row: Row, values: readonly Value[], widths: readonly number[]): void => {
  const lines = values.map((value, across) =>
    typeof value === 'string' ? wrap(value, (widths[across] ?? numberWidth) - 1).length : 1,
  )
  row.height = lineHeight * Math.max(1, ...lines)
}

const setHeader = (cell: Cell, isNumber: boolean): void => {
  cell.font = { name: 'Calibri', size: 11, bold: true }
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF4' } }
  cell.border = { bottom: { style: 'thin', color: { argb: 'FF0B4F86' } } }
  cell.alignment = isNumber
    ? { wrapText: true, vertical: 'bottom', horizontal: 'right' }
    : { wrapText: true, vertical: 'bottom', horizontal: 'left', indent: 1 }
}

/** Excel repairs a file whose table has two columns of the same name, so repeated labels are numbered. */
const apart = (labels: readonly string[]): string[] => {
  const seen = new Map<string, number>()
  return labels.map((label) => {
    const times = (seen.get(label.toLowerCase()) ?? 0) + 1
    seen.set(label.toLowerCase(), times)
    return times === 1 ? label : `${label} (${times})`
  })
}
