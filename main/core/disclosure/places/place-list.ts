import type { Place } from './place.ts'
import type { Resolved } from './universes.ts'

export type PlaceList = ReturnType<typeof placeList>

/** Places, each once, found by the universe and the codes that tell them. */
export const placeList = () => {
  const places: Place[] = []
  const byKey = new Map<string, number>()
  const at = (universe: number, codes: ReadonlyMap<string, string>): number => byKey.get(keyOf(universe, codes)) ?? -1
  return {
    places,
    at,
    /** Adds a place, unless there is one of its id. */
    put: (place: Place): number => {
      const known = byKey.get(place.id)
      if (known !== undefined) return known
      byKey.set(place.id, places.length)
      places.push(place)
      return places.length - 1
    },
    /** The place of a cell of a universe; -1 where there is none. */
    find: ({ universe, codes: outer }: Resolved, codes: ReadonlyMap<string, string>): number =>
      contradicts(outer, codes) ? -1 : at(universe, new Map([...outer, ...codes])),
    /** Of what is left of a place, beside a domain or without an answer, the codes say where it is, not who. */
    isTold: (place: number): boolean => {
      const { universe, codes } = places[place] as Place
      return at(universe, codes) === place
    },
  }
}

/** Codes that contradict those of the universe make an empty cell, which is no place. */
export const contradicts = (outer: ReadonlyMap<string, string>, codes: ReadonlyMap<string, string>): boolean =>
  [...outer].some(([variable, code]) => codes.has(variable) && codes.get(variable) !== code)

/** The id of the place that these codes tell. */
export const keyOf = (universe: number, codes: ReadonlyMap<string, string>): string =>
  [`u${universe}`, ...[...codes].map(([variable, code]) => `${variable}=${code}`).sort()].join(' | ')
