/**
 * Rows as a CSV file for spreadsheets: UTF-8 with byte order mark, commas, CRLF, cells quoted where needed. A text
 * that a spreadsheet would take for a formula gets an apostrophe before it, which `plainText` takes off again.
 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`

/** A cell of such a file as the text that was written. */
export const plainText = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)

const cellOf = (text: string): string => {
  const safe = /^'*[=+\-@\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)?(e[+-]?\d+)?$/i.test(text) ? `'${text}` : text
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
