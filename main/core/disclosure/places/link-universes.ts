import { subsetsOf } from '../../data/subsets.ts'
import type { Place } from './place.ts'
import type { PlaceList } from './place-list.ts'
import type { SumList } from './sum-list.ts'
import type { Resolved } from './universes.ts'

/**
 * The places of a universe inside another, which has the rest beside them; where both are cells of one, those that no table
 * has as parts of a sum. `isKnown`: who is left out has no answer, and is known.
 */
export const linkUniverses = (
  list: PlaceList,
  sums: SumList,
  { inner, outer, isKnown }: { readonly inner: Resolved; readonly outer: Resolved; readonly isKnown: boolean },
): void => {
  if (isKnown && inner.universe === outer.universe) return
  for (const [at, place] of [...list.places.entries()]) {
    if (!isInner(place, inner) || !list.isTold(at)) continue
    for (const total of holdersOf(list, at, inner, outer)) {
      if (isKnown) sums.relate(total, [at], null, place.id)
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

/** Of a universe that is a cell of a larger one only what carries the codes of this cell. */
const isInner = ({ universe, codes }: Place, inner: Resolved): boolean =>
  universe === inner.universe && [...inner.codes].every(([variable, code]) => codes.get(variable) === code)
