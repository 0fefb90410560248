/** What a Parquet file may ask of the machine; beyond it a file is refused before memory is taken. */
export const parquetLimits = {
  fileBytes: 64 * 2 ** 30,
  footerBytes: 2 ** 26,
  columns: 20_000,
  rows: 2 ** 31,
  /** Cells for each byte of the file, in tables of more than `cellsFrom`: blanks and repeats take almost no bytes. */
  cellsPerByte: 4000,
  cellsFrom: 2 ** 27,
  pageBytes: 2 ** 28,
  pageValues: 2 ** 24,
  /** Pages and dictionaries of all columns that are in memory at a time. */
  heldBytes: 2 ** 29,
  /** Expanded bytes for each byte of the file, in files that expand to more than `expandedFrom`. */
  expansion: 200,
  expandedFrom: 2 ** 27,
  /** Characters of the distinct texts of all variables together. */
  textLength: 2 ** 28,
  /** Numbers and codes of one batch, so that very wide files come in shorter batches. */
  batchCells: 2 ** 24,
} as const
