import type { DisclosureSystem, SystemLayer } from '../../../../contract/disclosure-system.ts'
import type { BoundedLayer } from '../../../disclosure/attack/bounds-attack.ts'
import type { PerturbationTable } from '../../../disclosure/cell-keys/perturbation-table.ts'
import type { KeyedSet } from './keyed-sets.ts'

/** A system of counts whose printed sets are all cells of it, with what is printed of each and the bounds that this leaves. */
export type KeyedSystem = { readonly system: DisclosureSystem; readonly layers: readonly PrintedLayer[] }

/** By cell what is printed, `null` where nothing is. */
export type PrintedLayer = BoundedLayer & { readonly printed: readonly (number | null)[] }

/**
 * What whoever has the printed tables knows of a system: the least and the greatest count that can have become each printed one,
 * the mean weight of every set, which sets are empty (figures of a set and of a part that is all of it are the same), and the values
 * of the places in `known`. A base that leaves out records without an answer becomes a cell beside them.
 */
export const keyedSystem = (
  counts: DisclosureSystem,
  sets: readonly KeyedSet[],
  table: PerturbationTable,
  known: ReadonlySet<number>,
): KeyedSystem => {
  const bases = sets.filter(({ places }) => places.length > 1)
  const system = withBases(counts, bases)
  const setAt = new Map<number, KeyedSet>()
  for (const set of sets) if (set.places.length === 1) setAt.set(set.places[0] as number, set)
  for (const [at, set] of bases.entries()) setAt.set(counts.cells.length + at, set)
  const layers = system.layers.map((layer, at): PrintedLayer => {
    const values = layer.values as readonly number[]
    const most = Math.max(0, ...values)
    const bounds = values.map((value, cell) => {
      const set = setAt.get(cell)
      if (known.has(cell)) return { low: value, high: value }
      if (!set) return { low: 0, high: most }
      return at === 0 ? countBounds(set, table) : weightedBounds(set, at - 1, table)
    })
    return {
      name: layer.name,
      integer: layer.integer,
      required: layer.required,
      relations: system.relations,
      values,
      low: bounds.map(({ low }) => low),
      high: bounds.map(({ high }) => high),
      printed: values.map((_, cell) => {
        const changed = setAt.get(cell)?.changed
        return (at === 0 ? changed?.n : changed?.weighted[at - 1]) ?? null
      }),
    }
  })
  return { system, layers }
}

const countBounds = ({ exact, changed }: KeyedSet, table: PerturbationTable) => {
  if (exact.n === 0) return { low: 0, high: 0 }
  const { low, high } = table.origins(changed.n)
  return { low: Math.max(1, low), high }
}

/** A weighted count by the count and its mean weight, which at worst is known. */
const weightedBounds = (set: KeyedSet, design: number, table: PerturbationTable) => {
  const { low, high } = countBounds(set, table)
  const mean = set.exact.n === 0 ? 0 : (set.exact.weights[design] as number) / set.exact.n
  const slack = 1e-9 * mean * high
  return { low: Math.max(0, low * mean - slack), high: high * mean + slack }
}

const withBases = (counts: DisclosureSystem, bases: readonly KeyedSet[]): DisclosureSystem => ({
  ...counts,
  cells: [
    ...counts.cells,
    ...bases.map(({ places }) => ({
      id: places.map((at) => counts.cells[at]?.id ?? '').join(' + '),
      sensitive: false,
      fixed: false,
      hidden: false,
    })),
  ],
  relations: [
    ...counts.relations,
    ...bases.map(({ places }, at) => ({ total: counts.cells.length + at, parts: [...places] })),
  ],
  layers: counts.layers.map((layer): SystemLayer => {
    const sums = bases.map(({ places }) => places.reduce((sum, at) => sum + (layer.values[at] as number), 0))
    return { ...layer, values: [...layer.values, ...sums], lower: [...layer.lower, ...sums.map(() => 0)] }
  }),
})
