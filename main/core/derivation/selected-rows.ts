import type { Frame } from '../data/frame.ts'
import { selects } from './derive.ts'

/** The numbers of the rows for which a formula is true, in their order; all of them without a formula. */
export const selectedRows = (frame: Frame, where: string | undefined): readonly number[] => {
  const rows = Array.from({ length: frame.rows }, (_, row) => row)
  if (where === undefined) return rows
  const chosen = selects(frame, where)
  return rows.filter((row) => chosen[row] === 1)
}
