import type { ResultTable } from '../../contract/results.ts'
import { type Field, resultFields } from './result-fields.ts'

/**
 * The long result table as CSV (RFC 4180, UTF-8, comma, decimal point, blank = not defined): one row per figure with
 * everything behind it. `status` stands on every row.
 */
export const resultCsv = (table: ResultTable, status: string): string => csvOf(table.cells, resultFields(table, status))

/** Rows as CSV, a column per field. */
export const csvOf = <Row>(rows: readonly Row[], fields: readonly Field<Row>[]): string => {
  const lines = [
    fields.map(({ name }) => textField(name)),
    ...rows.map((row) => fields.map(({ of }) => valueField(of(row)))),
  ]
  return lines.map((line) => `${line.join(',')}\r\n`).join('')
}

const valueField = (value: string | number | null): string => {
  if (typeof value === 'number') return String(value)
  return value === null ? '' : textField(value)
}

/**
 * Text that a spreadsheet could take for a formula gets an apostrophe before it (OWASP), one more where it has some, so
 * that readers can take it off; numbers are no danger.
 */
const textField = (text: string): string => {
  const isFormula = /^'*[=+\-@\t\r\n\0＝＋－＠]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text)
  const safe = isFormula ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
