/** Caps on files of boundaries: municipalities of a whole continent are far below them. */
export const boundaryLimits = {
  bytes: 64 * 2 ** 20,
  /** Objects and lists inside each other. */
  depth: 32,
  areas: 50_000,
  positions: 4_000_000,
  /** Rings of one file. */
  rings: 500_000,
} as const
