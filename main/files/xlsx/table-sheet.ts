import type { Cell, Row, Workbook, Worksheet } from 'exceljs'
import { wrap } from '../../core/report/charts/wrap.ts'
import type { Records, Report, Value } from '../../core/report/report.ts'
import { printable } from '../xml/printable.ts'
import { setText, setValue } from './cells.ts'
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

/** A table that Excel knows as one, under `name`, with its header in `headerRow` and its texts in one line up to `oneLine`. */
export const addMarkedTable = (
  sheet: Worksheet,
  name: string,
  { columns, rows }: Records,
  headerRow: number,
  { language }: Report,
  oneLine = 44,
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
  const widths = labels.map((label, across) =>
    columnWidth(
      label,
      rows.map((row) => row[across] ?? ''),
      oneLine,
    ),
  )
  for (const [across, width] of widths.entries()) {
    sheet.getColumn(across + 1).width = width
    setHeader(sheet.getCell(headerRow, across + 1), typeof rows[0]?.[across] === 'object')
  }
  setHeight(sheet.getRow(headerRow), labels, widths)
  for (const [down, row] of rows.entries()) {
    const at = headerRow + 1 + down
    // Text at the top of its cell touches the line above; only where it is long is it read from the top.
    const vertical = setHeight(sheet.getRow(at), row, widths) > 3 ? 'top' : 'middle'
    for (const [across, value] of row.entries()) setValue(sheet.getCell(at, across + 1), value, language, vertical)
  }
}

const numberWidth = 14
const lineHeight = 15
/** Points of a row beyond its lines. */
const room = 4

/** Wider than this no column is: it would not fit a printed page. */
const widest = 90

/** Wide enough for the longest word of the label, in bold, and of the texts; these take one line up to `oneLine`, long ones several. */
const columnWidth = (label: string, values: readonly Value[], oneLine: number): number => {
  const least = Math.max(numberWidth, ...label.split(' ').map((word) => word.length + 4))
  if (typeof values[0] === 'object') return least
  const texts = values.filter((value) => typeof value === 'string')
  const most = (parts: readonly string[]): number => parts.reduce((longest, part) => Math.max(longest, part.length), 0)
  const [longest, word] = [most(texts), most(texts.flatMap((text) => text.split(/\s/)))]
  return Math.max(least, Math.min(widest, word + 3), Math.min(longest > 150 ? widest : oneLine, longest + 3))
}

/** Programs do not agree on when they fit a row to its wrapped text, so its height is said; tells its lines. */
export const setHeight = (row: Row, values: readonly Value[], widths: readonly number[]): number => {
  const lines = values.map((value, across) => {
    const width = (widths[across] ?? numberWidth) - 1
    // A word wider than its column is broken.
    const linesOf = (line: string): number => Math.max(1, Math.ceil(line.length / width))
    return typeof value === 'string' ? wrap(value, width).reduce((sum, line) => sum + linesOf(line), 0) : 1
  })
  const most = Math.max(1, ...lines)
  row.height = lineHeight * most + room
  return most
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
