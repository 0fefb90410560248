/** Caps on what a workbook holds, beside those of archives, XML and tables. */
export const workbookLimits = {
  rows: 2 ** 20,
  columns: 2 ** 14,
  /** As many as a cell of any other format may have; Excel itself stops at 32,767. */
  cellLength: 2 ** 20,
  sharedStrings: 5_000_000,
  /** Characters of the texts that cells share. */
  textLength: 2 ** 28,
} as const
