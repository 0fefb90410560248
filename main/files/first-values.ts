import type { Batch, BatchColumn } from '../core/data/batch.ts'

/** Rows at the start of a file that are looked at to guess what its columns are. */
export const rowsLookedAt = 1000

/** The values of every column in the first of `batches` as text, blanks as ''; none where the file has no rows. */
export const firstValues = async (batches: AsyncIterable<Batch>): Promise<string[][]> => {
  for await (const { columns } of batches) return columns.map(textsOf)
  return []
}

const textsOf = (column: BatchColumn): string[] =>
  column.type === 'code'
    ? Array.from(column.codes, (code) => column.dictionary[code - 1] ?? '')
    : Array.from(column.values, (value) => (Number.isNaN(value) ? '' : String(value)))
