/** Caps that keep a hostile or mistaken file from filling memory. A survey file is far below all of them. */
export const csvLimits = {
  bytes: 4 * 2 ** 30,
  rows: 20_000_000,
  columns: 20_000,
  cellBytes: 2 ** 20,
  rowBytes: 2 ** 24,
  /** Distinct texts of one file, in bytes as they stand in it. */
  textBytes: 2 ** 28,
} as const
