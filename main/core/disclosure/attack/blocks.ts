import type { Row } from './bounds.ts'

/** Columns that rows link, directly or by way of others, with these rows; columns are named by their place in the block. */
export type Block = { readonly columns: readonly number[]; readonly rows: readonly Row[] }

/** The parts of a program that no row links: the values of one say nothing of those of another. By their first column. */
export const blocksOf = (columns: number, rows: readonly Row[]): readonly Block[] => {
  const above = Int32Array.from({ length: columns }, (_, column) => column)
  const first = (column: number): number => {
    let at = column
    while (above[at] !== at) {
      above[at] = above[above[at] as number] as number
      at = above[at] as number
    }
    return at
  }
  for (const row of rows) {
    for (const column of row.columns) {
      const [one, other] = [first(column), first(row.columns[0] as number)]
      above[Math.max(one, other)] = Math.min(one, other)
    }
  }
  const blocks = new Map<number, { columns: number[]; rows: Row[] }>()
  const place = new Int32Array(columns)
  for (let column = 0; column < columns; column++) {
    const block = blocks.get(first(column)) ?? { columns: [], rows: [] }
    place[column] = block.columns.push(column) - 1
    blocks.set(first(column), block)
  }
  for (const row of rows) {
    const own = { ...row, columns: row.columns.map((column) => place[column] as number) }
    blocks.get(first(row.columns[0] as number))?.rows.push(own)
  }
  return [...blocks.values()]
}
