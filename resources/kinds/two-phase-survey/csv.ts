import { encoderFor, type SavEncoding } from '../../../main/files/sav/encode.ts'
import type { Row } from './row.ts'

export type CsvForm = { readonly delimiter: ',' | ';'; readonly decimal: '.' | ','; readonly encoding: SavEncoding }

/** What a spreadsheet with Spanish settings saves. */
export const spanishSpreadsheet: CsvForm = { delimiter: ';', decimal: ',', encoding: 'windows-1252' }

/** Rows as the bytes of a CSV file with a header and CRLF line ends; texts are quoted where they must be. */
export const csvBytes = (columns: readonly string[], rows: readonly Row[], form: CsvForm): Uint8Array => {
  const line = (cells: readonly (number | string | null | undefined)[]) =>
    cells.map((cell) => cellText(cell, form)).join(form.delimiter)
  const lines = [line(columns), ...rows.map((row) => line(columns.map((name) => row[name])))]
  const bytes = encoderFor(form.encoding).encode(`${lines.join('\r\n')}\r\n`)
  if (bytes === null) throw new Error(`a character is not in ${form.encoding}`)
  return bytes
}

const cellText = (cell: number | string | null | undefined, { delimiter, decimal }: CsvForm): string => {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(cell).replace('.', decimal)
  return /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell
}
