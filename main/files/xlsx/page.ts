import type { Worksheet } from 'exceljs'
import type { Report } from '../../core/report/report.ts'

/** How a sheet is shown and printed: headers frozen and repeated, one page wide, warnings on every page. */
export const preparePage = (sheet: Worksheet, report: Report, headerRow: number, headerColumns: number): void => {
  sheet.views = [
    {
      state: 'frozen',
      xSplit: headerColumns,
      ySplit: headerRow,
      topLeftCell: `${sheet.getColumn(headerColumns + 1).letter}${headerRow + 1}`,
      activeCell: 'A1',
      showGridLines: false,
    },
  ]
  printPage(sheet, report)
  sheet.pageSetup.printTitlesRow = `${headerRow}:${headerRow}`
}

/** Paper for any sheet. */
export const printPage = (sheet: Worksheet, { warnings, title, words }: Report): void => {
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
  sheet.headerFooter.oddHeader = `&C&B${literal(warnings.join(' · '))}`
  sheet.headerFooter.oddFooter = `&L${literal(title.slice(0, 110))}&R${literal(words.page)} &P / &N`
}

/** In headers and footers `&` begins a code. */
const literal = (text: string): string => text.replaceAll('&', '&&')
