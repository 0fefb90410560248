/** Caps on files of JSON lines, beside those of tables. */
export const jsonlLimits = {
  bytes: 4 * 2 ** 30,
  lineBytes: 2 ** 24,
  depth: 100,
  nameLength: 1000,
  /** Names of values and of the objects that hold them. */
  names: 50_000,
} as const
