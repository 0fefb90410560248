import type { Place } from './move.ts'

/** Cells from one corner to the other, whichever is first. */
export type Range = { readonly from: Place; readonly to: Place }

/** First and last row and column of a range. */
export const edgesOf = ({ from, to }: Range) => ({
  rows: [Math.min(from.row, to.row), Math.max(from.row, to.row)] as const,
  columns: [Math.min(from.column, to.column), Math.max(from.column, to.column)] as const,
})

/** First and last column of a range in a row; null where the row is none of it. */
export const columnsAt = (range: Range | null, row: number): readonly [number, number] | null => {
  if (!range) return null
  const { rows, columns } = edgesOf(range)
  return row >= rows[0] && row <= rows[1] ? columns : null
}

/** Everything of a grid. */
export const wholeRange = (rows: number, columns: number): Range => ({
  from: { row: 0, column: 0 },
  to: { row: rows - 1, column: columns - 1 },
})
