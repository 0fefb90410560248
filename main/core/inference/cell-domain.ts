import type { Cell } from '../../contract/results.ts'
import type { Categories } from '../data/categories.ts'

/** 1 for the rows of a cell that are also `within` (left out = all); a margin takes all rows of its dimension. */
export const cellDomain = (
  { group }: Pick<Cell, 'group'>,
  dimensions: readonly Categories[],
  rows: number,
  within: Uint8Array | undefined,
): Uint8Array => {
  const inside = within ? within.slice() : new Uint8Array(rows).fill(1)
  for (const [i, { codes, categories }] of dimensions.entries()) {
    if (group[i] === null) continue
    const code = categories.findIndex((category) => category.code === group[i]) + 1
    for (let row = 0; row < rows; row++) if (codes[row] !== code) inside[row] = 0
  }
  return inside
}
