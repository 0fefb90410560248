import type { Categories } from '../../data/categories.ts'
import type { Places } from '../places/places.ts'
import { cellOf, householdOrder, type Records } from '../places/tally.ts'
import { codesOfCell, marginsOf } from '../places/tally-cells.ts'

/** How many of the largest households the rules look at, at most. */
const most = 5

/** The largest sums of households in a cell, the largest first, and how many households have a sum other than 0. */
export type Contributions = { readonly largest: readonly number[]; readonly givers: number }

/**
 * By place what households contribute to it, in every table, printed or made up of printed ones. Of what a difference or those
 * without an answer leave no table has cells: nothing is known to be in them.
 */
export const contributionsAt = (
  records: Records,
  { places, tables }: Places,
  values: Float64Array,
): readonly Contributions[] => {
  const order = householdOrder(records)
  const found: Contributions[] = places.map(() => nothing)
  for (const { inside, dimensions, at } of tables)
    for (const own of marginsOf(dimensions))
      for (const [cell, contributions] of contributionsOf(records, order, inside, own, values)) {
        const codes = codesOfCell(cell, own)
        const place = codes.size < own.length ? -1 : at(codes)
        if (place >= 0) found[place] = contributions
      }
  return found
}

const nothing: Contributions = { largest: [], givers: 0 }

/** What households contribute to every cell of the dimensions; blanks count as 0. */
const contributionsOf = (
  { households }: Records,
  order: Uint32Array,
  inside: Uint8Array | undefined,
  dimensions: readonly Categories[],
  values: Float64Array,
): ReadonlyMap<number, Contributions> => {
  const sizes = dimensions.map(({ categories }) => categories.length + 1)
  const sums = new Map<number, Gathered>()
  for (const row of order) {
    if (inside && !inside[row]) continue
    const cell = cellOf(dimensions, sizes, row)
    const household = households?.[row] ?? row
    const value = values[row] as number
    const amount = Number.isNaN(value) ? 0 : value
    const known = sums.get(cell)
    if (!known) sums.set(cell, { household, sum: amount, largest: [], givers: 0 })
    else if (known.household === household) known.sum += amount
    else {
      keep(known)
      known.household = household
      known.sum = amount
    }
  }
  for (const last of sums.values()) keep(last)
  return sums
}

/** The households of a cell before the present one, whose sum may still grow. */
type Gathered = { household: number; sum: number; readonly largest: number[]; givers: number }

const keep = (cell: Gathered): void => {
  const { sum, largest } = cell
  if (sum !== 0) cell.givers++
  largest.push(sum)
  largest.sort((a, b) => b - a)
  if (largest.length > most) largest.pop()
}
