import { subsetsOf } from '../../data/subsets.ts'
import type { Place } from './place.ts'
import type { PlaceList } from './place-list.ts'
import type { SumList } from './sum-list.ts'
import type { Resolved } from './universes.ts'

export type NestedUniverses = {
  readonly inner: Resolved
  readonly outer: Resolved
  /** Those whom the inner one leaves of the outer one, where tables are about them as well. */
  readonly others: Resolved | undefined
  /** Who is left has no answer, and is known. */
  readonly isKnown: boolean
}

/**
 * The places of a universe inside another, which has the rest beside them; where both are cells of one, those that no table
 * has as parts of a sum.
 */
export const linkUniverses = (
  list: PlaceList,
  sums: SumList,
  { inner, outer, others, isKnown }: NestedUniverses,
): void => {
  if (isKnown && inner.universe === outer.universe) return
  for (const [at, place] of [...list.places.entries()]) {
    if (!isInner(place, inner) || !list.isTold(at)) continue
    for (const total of holdersOf(list, at, inner, outer)) {
      const beside = others ? list.find(others, codesIn(list.places[total] as Place, outer)) : -1
      if (isKnown) sums.relate(total, [at], null, place.id)
      else if (beside >= 0) sums.relate(total, [at, beside], null, '')
      else if (!sums.has(total, at)) sums.relateToOthers(total, [at])
    }
  }
}

/**
 * The places of the outer universe that hold one of the inner universe, told by as many of the codes that make the inner
 * universe as the outer one has tables by.
 */
const holdersOf = ({ places, find }: PlaceList, at: number, inner: Resolved, outer: Resolved): readonly number[] => {
  const { codes } = places[at] as Place
  const found: (readonly string[])[] = []
  const fewestFirst = [...subsetsOf([...inner.codes.keys()])].sort((a, b) => a.length - b.length)
  return fewestFirst.flatMap((left) => {
    if (found.some((fewer) => fewer.every((variable) => left.includes(variable)))) return []
    const total = find(outer, new Map([...codes].filter(([variable]) => !left.includes(variable))))
    if (total < 0 || total === at) return []
    found.push(left)
    return [total]
  })
}

/** The codes that tell a place in its universe. */
const codesIn = ({ codes }: Place, { codes: outer }: Resolved): ReadonlyMap<string, string> =>
  new Map([...codes].filter(([variable]) => !outer.has(variable)))

/** Of a universe that is a cell of a larger one only what carries the codes of this cell. */
const isInner = ({ universe, codes }: Place, inner: Resolved): boolean =>
  universe === inner.universe && [...inner.codes].every(([variable, code]) => codes.get(variable) === code)
