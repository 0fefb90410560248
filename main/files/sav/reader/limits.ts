/** What a file may ask of the machine; beyond it a file is refused before memory is taken. */
export const limits = {
  fileBytes: 64 * 2 ** 30,
  dictionaryBytes: 2 ** 28,
  /** 8-byte elements of a case: 250 strings of the longest kind, or a million numbers. */
  slots: 1 << 20,
  variables: 65_536,
  /** Value labels, counted once for every variable that they are given to. */
  labels: 1_000_000,
  labelBytes: 65_536,
  documentLines: 100_000,
  extensionBytes: 32 * 2 ** 20,
  cases: 2 ** 30,
  /** Characters of the distinct texts of all variables together, kept in memory while the file is read. */
  textLength: 2 ** 28,
  zlibBlocks: 1 << 20,
  /** Expanded bytes of one block; every known program writes 0x3ff000. */
  zlibBlockBytes: 16 * 2 ** 20,
  /** Numbers and codes of one batch, so that very wide files come in shorter batches. */
  batchCells: 2 ** 24,
} as const
