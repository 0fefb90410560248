import type { Categories } from '../../data/categories.ts'
import type { Tally } from './tally.ts'
import { forEachCell } from './tally-cells.ts'

/** A universe as part of another: the codes of variables that make the one of the other. */
export type Resolved = { readonly universe: number; readonly codes: ReadonlyMap<string, string> }

type Universes = ReturnType<typeof universeList>

/** The sets of records that tables are about, each once. */
export const universeList = () => {
  const masks: (Uint8Array | undefined)[] = []
  const isDomain: boolean[] = []
  const pairs = new Map<string, { inner: number; outer: number; isKnown: boolean }>()
  const sizes: number[] = []
  const nest = (inner: number, outer: number, isKnown: boolean): void => {
    const key = `${inner} ${outer}`
    if (!pairs.has(key)) pairs.set(key, { inner, outer, isKnown })
    if (isKnown) isDomain[inner] = isDomain[inner] ?? false
    isDomain[outer] = true
  }
  const of = (mask: Uint8Array | undefined, rows: number): number => {
    const normal = mask?.every((inside) => inside === 1) ? undefined : mask
    const known = masks.findIndex((other) => isSame(other, normal))
    if (known >= 0) return known
    masks.push(normal)
    sizes.push(normal ? normal.reduce((sum, inside) => sum + inside, 0) : rows)
    return masks.length - 1
  }
  return {
    of,
    masks: () => [...masks],
    has: (mask: Uint8Array): boolean => masks.some((other) => isSame(other, mask)),
    nest,
    /** Domains inside domains, each in all that hold it and no other one that does. */
    nestDomains: (): void => {
      const domains = [...masks.keys()].filter((at) => isDomain[at] !== false && (sizes[at] as number) > 0)
      const isWithin = (inner: number, outer: number): boolean =>
        (sizes[outer] as number) > (sizes[inner] as number) && isInside(masks[inner], masks[outer])
      for (const inner of domains) {
        const holders = domains.filter((outer) => isWithin(inner, outer))
        for (const outer of holders) if (!holders.some((between) => isWithin(between, outer))) nest(inner, outer, false)
      }
    },
    /** Each with the universe of those whom the inner one leaves of the outer one, where that is one as well. */
    nested: () =>
      [...pairs.values()].map((pair) => {
        const others = masks.findIndex(
          (mask, at) => at !== pair.inner && isLeft(mask, masks[pair.inner], masks[pair.outer]),
        )
        return { ...pair, others: others < 0 ? undefined : others }
      }),
    size: (universe: number): number => sizes[universe] as number,
  }
}

/** Whether two masks mean the same records; `undefined` means all. */
export const isSame = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.every((inside, row) => inside === b[row]))

const isInside = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  b === undefined || (a?.every((inside, row) => inside === 0 || b[row] === 1) ?? false)

/** Whether a mask means exactly the records of the outer one that the inner one, a part of it, does not mean. */
const isLeft = (mask: Uint8Array | undefined, inner: Uint8Array | undefined, outer: Uint8Array | undefined): boolean =>
  mask !== undefined &&
  inner !== undefined &&
  mask.every((inside, row) => inside === (inner[row] === 0 && outer?.[row] !== 0 ? 1 : 0))

/** Where a universe is exactly a cell of a larger one, its places are places of that one. */
export const resolveUniverses = (
  universes: Universes,
  entries: readonly { universe: number; tallies: readonly Tally[]; dimensions: readonly Categories[] }[],
): ((universe: number) => Resolved) => {
  const marks = new Map<number, string>()
  const found = new Map<string, Resolved[]>()
  for (const { universe, tallies, dimensions } of entries) {
    for (const own of tallies) {
      if (own.variables.length === 0) marks.set(universe, markOf(own, 0))
      if (own.variables.length > 2) continue
      forEachCell(own, dimensions, (cell, codes) => {
        if (codes.size === 0 || (own.n[cell] as number) === 0) return
        const mark = markOf(own, cell)
        found.set(mark, [...(found.get(mark) ?? []), { universe, codes }])
      })
    }
  }
  const resolve = (universe: number): Resolved => {
    const larger = (found.get(marks.get(universe) ?? '') ?? [])
      .filter((other) => universes.size(other.universe) > universes.size(universe))
      .sort((a, b) => a.codes.size - b.codes.size || universes.size(b.universe) - universes.size(a.universe))[0]
    if (!larger) return { universe, codes: new Map() }
    const outer = resolved(larger.universe)
    return { universe: outer.universe, codes: new Map([...outer.codes, ...larger.codes]) }
  }
  const known = new Map<number, Resolved>()
  const resolved = (universe: number): Resolved => {
    const own = known.get(universe) ?? resolve(universe)
    known.set(universe, own)
    return own
  }
  return resolved
}

const markOf = ({ n, marks }: Tally, cell: number): string => `${n[cell]} ${marks[0][cell]} ${marks[1][cell]}`
