import type { Witness } from '../witnesses/witness.ts'

/** A witness holds as long as every cell that it moves is hidden. */
export const isHidden = (witness: Witness, hidden: Uint8Array): boolean => {
  for (const cell of witness.keys()) if (!hidden[cell]) return false
  return true
}

/** How many cells are hidden. */
export const countOf = (hidden: Uint8Array): number => hidden.reduce((sum, one) => sum + one, 0)
