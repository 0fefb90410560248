import type { ChangedSet, RecordSet } from '../../../disclosure/cell-keys/changed-set.ts'
import type { RecordKeys } from '../../../disclosure/cell-keys/record-keys.ts'
import { type Places, placesOf } from '../../../disclosure/places/places.ts'
import { type PlacedCell, placedCells } from '../placed-cells.ts'
import type { Group } from '../protection-groups.ts'

/** A set of records behind printed figures, the places that make it up, and what is printed of it. */
export type KeyedSet = { readonly places: readonly number[]; readonly exact: RecordSet; readonly changed: ChangedSet }

/** The cells of the tables of a group with the sets behind them: of the base, and of the numerator, `null` where nobody can be. */
export type KeyedCell = PlacedCell & { readonly baseSet: KeyedSet; readonly ownSet: KeyedSet | null }

/**
 * The sets of records behind the tables of a group, each once however many figures it is behind. Those of a base are all its
 * levels, since records without an answer are in none.
 */
export const keyedSets = async (
  group: Group,
  keys: RecordKeys,
  change: (set: RecordSet) => ChangedSet,
): Promise<{
  readonly places: Places
  readonly cells: readonly KeyedCell[]
  readonly sets: readonly KeyedSet[]
}> => {
  const { records, weights, inputs } = group
  const amounts = new Map([
    ...records.amounts,
    ['count key', await keys('count')],
    ['weight key', await keys('weight')],
  ])
  const places = placesOf(
    { ...records, amounts },
    inputs.map(({ tally }) => tally),
  )
  const sets = new Map<string, KeyedSet>()
  const setOf = (at: readonly number[]): KeyedSet => {
    const name = [...at].sort((a, b) => a - b).join()
    const known = sets.get(name)
    if (known) return known
    const exact = recordSet(places, at, weights.length)
    const made = { places: at, exact, changed: change(exact) }
    sets.set(name, made)
    return made
  }
  const cells = placedCells(group, places).map((cell): KeyedCell => {
    const { bases, whole, own } = cell
    const sum = bases.reduce((total, at) => total + (places.places[at]?.n ?? 0), 0)
    const isWhole = whole >= 0 && sum === places.places[whole]?.n
    return { ...cell, baseSet: setOf(isWhole ? [whole] : bases), ownSet: own < 0 ? null : setOf([own]) }
  })
  return { places, cells, sets: [...sets.values()] }
}

const recordSet = ({ places }: Places, at: readonly number[], designs: number): RecordSet => {
  const sum = (of: (place: (typeof places)[number]) => number): number =>
    at.reduce((total, place) => total + of(places[place] as (typeof places)[number]), 0)
  return {
    n: sum(({ n }) => n),
    weights: Array.from({ length: designs }, (_, design) => sum(({ amounts }) => amounts[design] as number)),
    countKeys: sum(({ amounts }) => amounts[designs] as number),
    weightKeys: sum(({ amounts }) => amounts[designs + 1] as number),
  }
}
