import type { TextTable } from '../../main/core/intake/text-table.ts'

/** A condition of a form, with `#{name}` for XPath's `${name}`. */
export const xpath = (text: string): string => text.replaceAll('#{', '$\u007b')

/** A table as people write it: cells parted by "|", the first line the header; conditions as `xpath` takes them. */
export const textTable = (text: string): TextTable => {
  const lines = xpath(text)
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
  const [header = [], ...rows] = lines
  return {
    file: 'tabla',
    header,
    rows: rows.map((cells, at) => ({ row: at + 2, cells: header.map((_, column) => cells[column] ?? '') })),
  }
}
