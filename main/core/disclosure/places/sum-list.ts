import { leftOf } from './left-of.ts'
import type { Place, PlaceRelation } from './place.ts'
import type { PlaceList } from './place-list.ts'

export type SumList = ReturnType<typeof sumList>

/** Which places add up to which, each sum once. What parts leave of a total is a place as well. */
export const sumList = ({ places, put }: PlaceList) => {
  const relations = new Map<string, PlaceRelation>()
  /** By total and part what some relation has. */
  const summed = new Set<string>()
  const placeOf = (at: number): Place => places[at] as Place
  const add = (total: number, parts: readonly number[], variable: string | null): void => {
    const key = `${total} ${parts.join()}`
    if (!relations.has(key)) relations.set(key, { total, parts: [...parts], variable })
    for (const part of parts) summed.add(`${total} ${part}`)
  }
  return {
    has: (total: number, part: number): boolean => summed.has(`${total} ${part}`),
    relations: (): readonly PlaceRelation[] => [...relations.values()],
    /** Parts of a place, of which the rest are records without an answer, known to be left out. */
    relate: (total: number, parts: readonly number[], variable: string | null, about: string): void => {
      const others = [...new Set(parts)].filter((part) => part !== total && part >= 0)
      if (total < 0 || others.length === 0 || parts.includes(total)) return
      const { id, universe, codes } = placeOf(total)
      const left = leftOf(placeOf(total), others.map(placeOf))
      const rest = { ...left, id: `${id} − ${about}`, universe, codes, households: 0, rest: true }
      add(total, left.n === 0 ? others : [...others, put(rest)], variable)
    },
    /** Who is in a place and in none of these parts of it is a place as well, which a rule can call sensitive too. */
    relateToOthers: (total: number, parts: readonly number[]): void => {
      const whole = placeOf(total)
      const own = parts.map(placeOf)
      const other = {
        ...whole,
        ...leftOf(whole, own),
        id: [whole, ...own].map(({ id }) => id).join(' − '),
        rest: false,
      }
      add(total, other.n === 0 ? parts : [...parts, put(other)], null)
    },
  }
}
