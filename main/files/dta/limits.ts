/** What a Stata file may ask of the machine; beyond it a file is refused before memory is taken. */
export const dtaLimits = {
  fileBytes: 64 * 2 ** 30,
  /** Everything before the data: names, formats, labels. */
  dictionaryBytes: 2 ** 28,
  /** As Stata/MP has. */
  variables: 120_000,
  rowBytes: 2 ** 24,
  rows: 2 ** 31,
  /** Notes and other characteristics. */
  characteristics: 1_000_000,
  /** Value labels, counted once for every variable that they are given to. */
  valueLabels: 1_000_000,
  valueLabelBytes: 2 ** 26,
  longTexts: 5_000_000,
  /** Characters of the distinct texts of all variables together, kept in memory while the file is read. */
  textLength: 2 ** 28,
  /** Numbers and codes of one batch, so that very wide files come in shorter batches. */
  batchCells: 2 ** 24,
} as const
