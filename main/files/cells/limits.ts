/** Caps on tables of typed cells. A survey file is far below all of them. */
export const cellLimits = {
  rows: 20_000_000,
  columns: 20_000,
  cellLength: 2 ** 20,
  /** Characters of the distinct texts of a file. */
  textLength: 2 ** 28,
  /** Numbers and codes of one batch, so that very wide files come in shorter batches. */
  batchCells: 2 ** 24,
  /** A table of more cells than this must have a value in at least one cell of `sparsest`. */
  sparseFrom: 2 ** 24,
  sparsest: 64,
} as const
