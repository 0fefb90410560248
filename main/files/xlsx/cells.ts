import type { Cell } from 'exceljs'
import type { Language } from '../../contract/text.ts'
import { formatNumber, leastOf, type NumberFormat } from '../../core/report/number-format.ts'
import type { Value } from '../../core/report/report.ts'
import { printable } from '../xml/printable.ts'

/** The number format of text in a workbook; seal.ts gives its cells the quote prefix. */
export const textFormat = '@'

/** Writes a value as what it is: a real number with its format, or text that no program reads as a formula. */
export const setValue = (cell: Cell, value: Value, language: Language, vertical: 'top' | 'middle'): void => {
  if (typeof value === 'string') {
    setText(cell, value)
    cell.alignment = { wrapText: true, vertical, horizontal: 'left', indent: 1 }
  } else {
    // Excel multiplies by 100 only what it prints with a sign %.
    cell.value = value.format.kind === 'points' && value.number !== null ? value.number * 100 : value.number
    cell.numFmt = excelFormat(value.format, language)
    cell.alignment = { horizontal: 'right', vertical }
  }
}

export const setText = (cell: Cell, text: string): void => {
  cell.value = printable(text)
  if (/^[=+\-@\t\r\n]/.test(text)) cell.numFmt = textFormat
}

/** Excel's code for a format; the program that opens the file puts in its own decimal and thousands signs. */
export const excelFormat = (format: NumberFormat, language: Language): string => {
  if (format.kind === 'integer') return '#,##0'
  // What is smaller than the last decimal is shown as that; the cell keeps its number.
  if (format.kind === 'p') {
    const least = formatNumber(leastOf(format), format, language)
    return `[<${leastOf(format)}]"< ${least}";${excelFormat({ ...format, kind: 'decimal' }, language)}`
  }
  const fraction = format.decimals === 0 ? '' : `.${'0'.repeat(format.decimals)}`
  if (format.kind === 'decimal' || format.kind === 'points') return `#,##0${fraction}`
  return language === 'es' ? `0${fraction}" "%` : `0${fraction}%`
}
