/** Caps that keep a hostile or mistaken file from filling memory. A survey file is far below all of them. */
export const csvLimits = {
  bytes: 4 * 2 ** 30,
  rows: 20_000_000,
  columns: 20_000,
  cellBytes: 2 ** 20,
  rowBytes: 2 ** 24,
  /** Memory for the distinct texts of one file: their bytes, and `bytesPerText` for each. */
  textBytes: 2 ** 29,
  bytesPerText: 48,
} as const
