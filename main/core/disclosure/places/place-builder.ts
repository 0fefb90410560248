import type { Categories } from '../../data/categories.ts'
import { widestLists } from './code-lists.ts'
import type { Place, PlaceRelation } from './place.ts'
import { refinement } from './refinement.ts'
import type { Tally } from './tally.ts'
import { forEachCell } from './tally-cells.ts'
import type { Resolved } from './universes.ts'

/** Gathers places, each once, and the relations between them. `amountNames` are the amounts that places hold, in order. */
export const placeBuilder = (amountNames: readonly string[]) => {
  const places: Place[] = []
  const byKey = new Map<string, number>()
  const relations = new Map<string, PlaceRelation>()
  /** By total and part what some relation has. */
  const summed = new Set<string>()

  const put = (place: Place, key: string): number => {
    const known = byKey.get(key)
    if (known !== undefined) return known
    byKey.set(key, places.length)
    places.push(place)
    return places.length - 1
  }
  const placeAt = (
    own: Tally,
    cell: number,
    universe: number,
    codes: ReadonlyMap<string, string>,
    id: string,
    rest: boolean,
  ): Place => ({
    id,
    universe,
    codes,
    n: own.n[cell] as number,
    households: own.households[cell] as number,
    amounts: amountNames.map((name) => own.amounts.get(name)?.[cell] as number),
    rest,
  })
  const merged = ({ codes: outer }: Resolved, codes: ReadonlyMap<string, string>) => new Map([...outer, ...codes])
  /** Codes that contradict those of the universe make an empty cell, which is no place. */
  const contradicts = ({ codes: outer }: Resolved, codes: ReadonlyMap<string, string>) =>
    [...outer].some(([variable, code]) => codes.has(variable) && codes.get(variable) !== code)
  const find = (resolved: Resolved, codes: ReadonlyMap<string, string>): number =>
    contradicts(resolved, codes) ? -1 : (byKey.get(keyOf(resolved.universe, merged(resolved, codes))) ?? -1)

  /** Of what is left of a place, beside a domain or without an answer, the codes say where it is, not who. */
  const isTold = (at: number): boolean => {
    const { universe, codes } = places[at] as Place
    return byKey.get(keyOf(universe, codes)) === at
  }

  /**
   * The places of the outer universe that hold one of the inner universe, told by as many of the codes that make the inner
   * universe as the outer one has tables by.
   */
  const holdersOf = (at: number, inner: Resolved, outer: Resolved): readonly number[] => {
    const { codes } = places[at] as Place
    const found: (readonly string[])[] = []
    return choicesOf([...inner.codes.keys()]).flatMap((left) => {
      if (found.some((fewer) => fewer.every((variable) => left.includes(variable)))) return []
      const total = find(outer, new Map([...codes].filter(([variable]) => !left.includes(variable))))
      if (total < 0 || total === at) return []
      found.push(left)
      return [total]
    })
  }

  const addRest = (id: string, universe: number, total: number, parts: readonly number[]): readonly number[] => {
    const whole = places[total] as Place
    const left = (of: (place: Place) => number) =>
      parts.reduce((sum, part) => sum - of(places[part] as Place), of(whole))
    const n = left((place) => place.n)
    if (n === 0) return []
    const amounts = amountNames.map((_, at) => left((place) => place.amounts[at] as number))
    return [put({ id, universe, codes: whole.codes, n, households: 0, amounts, rest: true }, id)]
  }
  const addRelation = (total: number, parts: readonly number[], variable: string | null): void => {
    const key = `${total} ${parts.join()}`
    if (!relations.has(key)) relations.set(key, { total, parts: [...parts], variable })
    for (const part of parts) summed.add(`${total} ${part}`)
  }
  const relate = (total: number, parts: readonly number[], variable: string | null, about: string): void => {
    const others = [...new Set(parts)].filter((part) => part !== total && part >= 0)
    if (total < 0 || others.length === 0 || parts.includes(total)) return
    const { id, universe } = places[total] as Place
    addRelation(total, [...others, ...addRest(`${id} − ${about}`, universe, total, others)], variable)
  }

  return {
    add: (resolved: Resolved, own: Tally, dimensions: readonly Categories[]): void => {
      forEachCell(own, dimensions, (cell, codes) => {
        if (contradicts(resolved, codes)) return
        const all = merged(resolved, codes)
        const key = keyOf(resolved.universe, all)
        put(placeAt(own, cell, resolved.universe, all, key, false), key)
      })
    },
    /**
     * Every cell of a margin is the sum over the dimension that it leaves out. What no table prints side by side says nothing of a
     * row being in one category.
     */
    relate: (resolved: Resolved, own: Tally, dimensions: readonly Categories[], isPrinted: boolean): void => {
      for (const left of own.variables) {
        const list = dimensions.find(({ variable }) => variable === left)?.categories ?? []
        const seen = new Set<number>()
        forEachCell(own, dimensions, (_, codes) => {
          const margin = new Map([...codes].filter(([variable]) => variable !== left))
          const total = find(resolved, margin)
          if (total < 0 || seen.has(total)) return
          seen.add(total)
          relate(
            total,
            list.map(({ code }) => find(resolved, new Map([...margin, [left, code]]))),
            isPrinted ? left : null,
            left,
          )
        })
      }
    },
    /**
     * The places of a universe inside another, which has the rest beside them; where both are cells of one, those that no table
     * has as parts of a sum.
     */
    link: (inner: Resolved, outer: Resolved, isKnown: boolean): void => {
      if (isKnown && inner.universe === outer.universe) return
      for (const [at, place] of [...places.entries()]) {
        if (!isInner(place, inner) || !isTold(at)) continue
        for (const total of holdersOf(at, inner, outer)) {
          if (isKnown) relate(total, [at], null, place.id)
          else if (!summed.has(`${total} ${at}`)) relateToOthers(total, [at])
        }
      }
    },
    /** Cells of a part of a table are those of the table. */
    equate: (inner: Resolved, outer: Resolved, own: Tally, dimensions: readonly Categories[]): void =>
      forEachCell(own, dimensions, (_, codes) => relate(find(outer, codes), [find(inner, codes)], null, '')),
    /** Places of coarse categories are sums over finer ones. */
    refine: (dimensions: readonly Categories[], rows: number): void => {
      const lists = widestLists(dimensions)
      for (const coarse of lists)
        for (const fine of lists) {
          const parents = coarse === fine ? undefined : refinement(fine, coarse, rows)
          if (parents) sumUp(coarse.variable, fine.variable, parents)
        }
    },
    find,
    done: () => ({ places, relations: [...relations.values()] }),
  }

  /** Who is in a place and in none of these parts of it is a place as well, and can be as sensitive as any. */
  function relateToOthers(total: number, parts: readonly number[]): void {
    const whole = places[total] as Place
    const less = (from: number, of: (place: Place) => number) =>
      parts.reduce((left, part) => left - of(places[part] as Place), from)
    const n = less(whole.n, (place) => place.n)
    const own = parts.map((part) => (places[part] as Place).id)
    const id = [whole.id, ...own].join(' − ')
    const other: Place = {
      id,
      universe: whole.universe,
      codes: whole.codes,
      n,
      households: Math.min(
        n,
        Math.max(
          1,
          less(whole.households, ({ households }) => households),
        ),
      ),
      amounts: whole.amounts.map((amount, at) => less(amount, ({ amounts }) => amounts[at] as number)),
      rest: false,
    }
    addRelation(total, n === 0 ? parts : [...parts, put(other, id)], null)
  }

  function sumUp(coarse: string, fine: string, parents: ReadonlyMap<string, string>): void {
    for (const [total, place] of [...places.entries()]) {
      const code = place.codes.get(coarse)
      const isFiner = coarse !== fine && place.codes.has(fine)
      if (code === undefined || isFiner || !isTold(total)) continue
      const others = new Map([...place.codes].filter(([variable]) => variable !== coarse))
      const children = [...parents].filter(([, parent]) => parent === code)
      const parts = children.flatMap(
        ([child]) => byKey.get(keyOf(place.universe, new Map([...others, [fine, child]]))) ?? [],
      )
      if (parts.length === 0 || parts.includes(total)) continue
      if (parts.length === children.length) relate(total, parts, null, `${fine} in ${coarse}`)
      else relateToOthers(total, parts)
    }
  }
}

/** Of a universe that is a cell of a larger one only what carries the codes of this cell. */
const isInner = ({ universe, codes }: Place, inner: Resolved): boolean =>
  universe === inner.universe && [...inner.codes].every(([variable, code]) => codes.get(variable) === code)

/** Every choice of the names, of fewer names first. */
const choicesOf = (names: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: 2 ** names.length }, (_, choice) => names.filter((_, at) => (choice & (1 << at)) !== 0)).sort(
    (a, b) => a.length - b.length,
  )

const keyOf = (universe: number, codes: ReadonlyMap<string, string>): string =>
  [`u${universe}`, ...[...codes].map(([variable, code]) => `${variable}=${code}`).sort()].join(' | ')
