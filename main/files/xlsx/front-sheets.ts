import type { Workbook } from 'exceljs'
import type { Report } from '../../core/report/report.ts'
import { setText } from './cells.ts'
import { printPage } from './page.ts'
import type { TableSheet } from './sheets.ts'
import { addMarkedTable, setHeight } from './table-sheet.ts'

/** The cover: title, warnings, who and when, and where to go on. */
export const addCover = (book: Workbook, report: Report): void => {
  const sheet = book.addWorksheet(report.words.cover)
  const widths = [34, 80]
  for (const [place, width] of widths.entries()) sheet.getColumn(place + 1).width = width
  setText(sheet.getCell(1, 1), report.title)
  sheet.getCell(1, 1).font = { name: 'Calibri', size: 18, bold: true }
  setText(sheet.getCell(2, 1), report.warnings.join(' · '))
  sheet.getCell(2, 1).font = { name: 'Calibri', size: 12, bold: true, color: { argb: 'FF7A1F1F' } }
  const notes = report.note === '' ? [] : [{ term: report.words.notes, text: report.note }]
  const front = report.front.flatMap(({ title, facts, paragraphs }) => [
    ...facts,
    ...(paragraphs.length === 0 ? [] : [{ term: title, text: paragraphs.join(' ') }]),
  ])
  setText(sheet.getCell(3, 1), report.subtitle)
  ;[...report.facts, ...notes, ...front].forEach(({ term, text }, place) => {
    setText(sheet.getCell(place + 4, 1), term)
    setText(sheet.getCell(place + 4, 2), text)
    sheet.getCell(place + 4, 1).alignment = { wrapText: true, vertical: 'top' }
    sheet.getCell(place + 4, 2).alignment = { wrapText: true, vertical: 'top' }
    setHeight(sheet.getRow(place + 4), [term, text], widths)
  })
  const link = sheet.getCell(sheet.rowCount + 2, 1)
  link.value = { text: report.words.contents, hyperlink: `#'${report.words.contents}'!A1` }
  link.font = { name: 'Calibri', size: 11, underline: true, color: { argb: 'FF0B4F86' } }
  sheet.views = [{ state: 'normal', showGridLines: false, activeCell: 'A1' }]
  printPage(sheet, report)
}

/** The list of sheets, each with a link. */
export const addContents = (book: Workbook, report: Report, sheets: readonly TableSheet[]): void => {
  const { words } = report
  const sheet = book.addWorksheet(words.contents)
  setText(sheet.getCell(1, 1), words.contents)
  sheet.getCell(1, 1).font = { name: 'Calibri', size: 14, bold: true }
  setText(sheet.getCell(2, 1), report.warnings.join(' · '))
  sheet.getCell(2, 1).font = { name: 'Calibri', size: 11, bold: true, color: { argb: 'FF7A1F1F' } }
  const columns = [words.sheet, words.title].map((label, place) => ({ label, isHeader: place === 0 }))
  const rows = sheets.map(({ tab, title }) => [tab, title])
  addMarkedTable(sheet, words.contents, { title: words.contents, columns, rows }, 3, report, 100)
  sheets.forEach(({ tab }, place) => {
    const cell = sheet.getCell(place + 4, 1)
    cell.value = { text: tab, hyperlink: `#'${tab}'!A1` }
    cell.font = { name: 'Calibri', size: 11, underline: true, color: { argb: 'FF0B4F86' } }
  })
  sheet.views = [{ state: 'frozen', ySplit: 3, activeCell: 'A1', showGridLines: false }]
  printPage(sheet, report)
}
