import type { Categories } from '../../data/categories.ts'
import { cellOf, type Records } from '../places/tally.ts'

/** How many of the largest households the rules look at, at most. */
const most = 5

/** The largest sums of households in every cell of the dimensions, the largest first; blanks count as 0. */
export const largestContributions = (
  { households }: Records,
  order: Uint32Array,
  inside: Uint8Array | undefined,
  dimensions: readonly Categories[],
  values: Float64Array,
): ReadonlyMap<number, readonly number[]> => {
  const sizes = dimensions.map(({ categories }) => categories.length + 1)
  const sums = new Map<number, { household: number; sum: number; largest: number[] }>()
  for (const row of order) {
    if (inside && !inside[row]) continue
    const cell = cellOf(dimensions, sizes, row)
    const household = households?.[row] ?? row
    const value = values[row] as number
    const amount = Number.isNaN(value) ? 0 : value
    const known = sums.get(cell)
    if (!known) sums.set(cell, { household, sum: amount, largest: [] })
    else if (known.household === household) known.sum += amount
    else {
      keep(known.largest, known.sum)
      known.household = household
      known.sum = amount
    }
  }
  return new Map([...sums].map(([cell, { sum, largest }]) => [cell, keep(largest, sum)]))
}

const keep = (largest: number[], sum: number): number[] => {
  largest.push(sum)
  largest.sort((a, b) => b - a)
  if (largest.length > most) largest.pop()
  return largest
}
