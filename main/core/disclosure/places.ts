import type { Relation } from '../../contract/disclosure-system.ts'
import type { Categories } from '../data/categories.ts'
import { householdOrder, type Records, type Tally, type TallyInput, tally } from './tally.ts'

/** Where a figure belongs: a set of records that is told by who is in it at all and by codes of variables. */
export type Place = {
  /** The same for the same records told in the same way, whatever other tables there are. */
  readonly id: string
  readonly universe: number
  /** Code by variable. */
  readonly codes: ReadonlyMap<string, string>
  readonly n: number
  readonly households: number
  readonly amounts: readonly number[]
  /** Records that are known to be left out of figures (no answer); nobody's secret. */
  readonly rest: boolean
}

/** A relation, and the variable whose categories it adds up; `null` = a link that holds by what the categories mean. */
export type PlaceRelation = Relation & { readonly variable: string | null }

export type Places = {
  readonly places: readonly Place[]
  readonly relations: readonly PlaceRelation[]
  /** The place of a cell of the table at `input`: by variable a code, a margin left out. */
  readonly at: (input: number, codes: ReadonlyMap<string, string>) => number
}

/**
 * All places that the tables of one dataset print or let follow, and how they add up: margins over every dimension,
 * records without an answer as a known rest, bases within their domains, domains within one another, and classifications
 * within coarser ones (municipality in department, cause in group, narrow bands in wide ones). Equal places of different
 * tables are one place, so that what is hidden in one is hidden in all.
 */
export const placesOf = (records: Records, inputs: readonly TallyInput[]): Places => {
  const builder = placeBuilder([...records.amounts.keys()])
  const order = householdOrder(records)
  const universes = universeList()
  const entries: { input: number; universe: number; tallies: readonly Tally[]; dimensions: readonly Categories[] }[] =
    []
  const universeOf: number[] = []
  for (const [at, { domain, base, dimensions }] of inputs.entries()) {
    const based = universes.of(base ?? domain, records.rows)
    universeOf.push(based)
    entries.push({
      input: at,
      universe: based,
      dimensions,
      tallies: marginTallies(records, order, base ?? domain, dimensions),
    })
    const whole = universes.of(domain, records.rows)
    if (whole === based) continue
    universes.nest(based, whole, true)
    entries.push({ input: at, universe: whole, dimensions, tallies: marginTallies(records, order, domain, dimensions) })
  }
  universes.nestDomains()
  const resolved = resolveUniverses(universes, entries)
  for (const { universe, tallies, dimensions } of entries)
    for (const own of tallies) builder.add(resolved(universe), own, dimensions)
  for (const { universe, tallies, dimensions } of entries)
    for (const own of tallies) builder.relate(resolved(universe), own, dimensions)
  for (const { inner, outer, isKnown } of universes.nested()) builder.link(resolved(inner), resolved(outer), isKnown)
  builder.refine(
    inputs.flatMap(({ dimensions }) => dimensions),
    records.rows,
  )
  return { ...builder.done(), at: (input, codes) => builder.find(resolved(universeOf[input] as number), codes) }
}

/** The tallies of the dimensions and of all their margins. */
const marginTallies = (
  records: Records,
  order: Uint32Array,
  inside: Uint8Array | undefined,
  dimensions: readonly Categories[],
): readonly Tally[] =>
  Array.from({ length: 2 ** dimensions.length }, (_, choice) =>
    tally(
      records,
      order,
      inside,
      dimensions.filter((_, at) => (choice & (1 << at)) !== 0),
    ),
  )

/** A universe as part of another: the codes of variables that make the one of the other. */
type Resolved = { readonly universe: number; readonly codes: ReadonlyMap<string, string> }

type Universes = ReturnType<typeof universeList>

/** The sets of records that tables are about, each once. */
const universeList = () => {
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
  return {
    of: (mask: Uint8Array | undefined, rows: number): number => {
      const normal = mask?.every((inside) => inside === 1) ? undefined : mask
      const known = masks.findIndex((other) => isEqual(other, normal))
      if (known >= 0) return known
      masks.push(normal)
      sizes.push(normal ? normal.reduce((sum, inside) => sum + inside, 0) : rows)
      return masks.length - 1
    },
    nest,
    /** Domains inside domains, each in the smallest that holds it. */
    nestDomains: (): void => {
      for (const inner of masks.keys()) {
        if (isDomain[inner] === false) continue
        const outer = [...masks.keys()]
          .filter((at) => at !== inner && isDomain[at] !== false && (sizes[at] as number) > (sizes[inner] as number))
          .filter((at) => isInside(masks[inner], masks[at]))
          .sort((a, b) => (sizes[a] as number) - (sizes[b] as number) || a - b)[0]
        if (outer !== undefined && (sizes[inner] as number) > 0) nest(inner, outer, false)
      }
    },
    nested: () => [...pairs.values()],
    size: (universe: number): number => sizes[universe] as number,
  }
}

const isEqual = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.every((inside, row) => inside === b[row]))

const isInside = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  b === undefined || (a?.every((inside, row) => inside === 0 || b[row] === 1) ?? false)

/** Where a universe is exactly a cell of a larger one, its places are places of that one. */
const resolveUniverses = (
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
        if (codes === undefined || codes.size === 0 || (own.n[cell] as number) === 0) return
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
    const outer = resolve(larger.universe)
    return { universe: outer.universe, codes: new Map([...outer.codes, ...larger.codes]) }
  }
  return resolve
}

const markOf = ({ n, marks }: Tally, cell: number): string => `${n[cell]} ${marks[0][cell]} ${marks[1][cell]}`

/** Calls with the codes of every cell; `undefined` where a dimension has no answer, whose place is given. */
const forEachCell = (
  { variables, sizes, n }: Tally,
  dimensions: readonly Categories[],
  visit: (cell: number, codes: Map<string, string> | undefined, blank: number) => void,
): void => {
  const own = variables.map((name) => dimensions.find(({ variable }) => variable === name) as Categories)
  for (let cell = 0; cell < n.length; cell++) {
    const codes = new Map<string, string>()
    let [rest, blanks, blank] = [cell, 0, -1]
    for (const [at, size] of sizes.entries()) {
      const code = rest % size
      rest = (rest - code) / size
      if (code > 0) codes.set(variables[at] as string, own[at]?.categories[code - 1]?.code as string)
      else {
        blanks++
        blank = at
      }
    }
    if (blanks === 0) visit(cell, codes, -1)
    else if (blanks === 1) visit(cell, undefined, blank)
  }
}

const placeBuilder = (amountNames: readonly string[]) => {
  const places: Place[] = []
  const byKey = new Map<string, number>()
  const relations = new Map<string, PlaceRelation>()
  /** Variables of places by universe, and the codes seen for each. */
  const sets = new Map<number, Map<string, readonly string[]>>()
  const categories = new Map<string, readonly string[]>()

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

  const addRest = (id: string, universe: number, total: number, parts: readonly number[]): readonly number[] => {
    const whole = places[total] as Place
    const left = (of: (place: Place) => number) =>
      parts.reduce((sum, part) => sum - of(places[part] as Place), of(whole))
    const n = left((place) => place.n)
    if (n === 0) return []
    const amounts = amountNames.map((_, at) => left((place) => place.amounts[at] as number))
    return [put({ id, universe, codes: whole.codes, n, households: 0, amounts, rest: true }, id)]
  }
  const relate = (total: number, parts: readonly number[], variable: string | null, about: string): void => {
    const others = [...new Set(parts)].filter((part) => part !== total && part >= 0)
    if (total < 0 || others.length === 0 || parts.includes(total)) return
    const { id, universe } = places[total] as Place
    const all = [...others, ...addRest(`${id} − ${about}`, universe, total, others)]
    relations.set(`${total} ${all.join()}`, { total, parts: all, variable })
  }

  return {
    add: (resolved: Resolved, own: Tally, dimensions: readonly Categories[]): void => {
      for (const { variable, categories: list } of dimensions)
        categories.set(
          variable,
          list.map(({ code }) => code),
        )
      forEachCell(own, dimensions, (cell, codes) => {
        if (!codes || contradicts(resolved, codes)) return
        const all = merged(resolved, codes)
        const key = keyOf(resolved.universe, all)
        put(placeAt(own, cell, resolved.universe, all, key, false), key)
      })
      const variables = [...merged(resolved, new Map(own.variables.map((name) => [name, '']))).keys()].sort()
      const known = sets.get(resolved.universe) ?? new Map<string, readonly string[]>()
      known.set(variables.join('\u0000'), variables)
      sets.set(resolved.universe, known)
    },
    /** Every cell of a margin is the sum over the dimension that it leaves out. */
    relate: (resolved: Resolved, own: Tally, dimensions: readonly Categories[]): void => {
      for (const left of own.variables) {
        const list = categories.get(left) as readonly string[]
        const seen = new Set<number>()
        forEachCell(own, dimensions, (_, codes) => {
          if (!codes) return
          const margin = new Map([...codes].filter(([variable]) => variable !== left))
          const total = find(resolved, margin)
          if (total < 0 || seen.has(total)) return
          seen.add(total)
          relate(
            total,
            list.map((code) => find(resolved, new Map([...margin, [left, code]]))),
            left,
            left,
          )
        })
      }
    },
    /** The places of a universe inside another, which has the rest beside them. */
    link: (inner: Resolved, outer: Resolved, isKnown: boolean): void => {
      if (inner.universe === outer.universe) return
      for (const [at, place] of [...places.entries()]) {
        if (place.universe !== inner.universe || place.rest) continue
        const total = byKey.get(keyOf(outer.universe, new Map([...outer.codes, ...place.codes])))
        if (total === undefined) continue
        if (isKnown) relate(total, [at], null, place.id)
        else relateToOthers(total, at)
      }
    },
    /** Places of a coarse variable are sums over a finer one. */
    refine: (dimensions: readonly Categories[], rows: number): void => {
      const unique = [...new Map(dimensions.map((own) => [own.variable, own])).values()]
      for (const coarse of unique)
        for (const fine of unique) {
          const parents = coarse === fine ? undefined : refinement(fine, coarse, rows)
          if (parents) sumUp(coarse.variable, fine.variable, parents)
        }
    },
    find,
    done: () => ({ places, relations: [...relations.values()] }),
  }

  /** Who is in the outer place and not in the inner one is a place as well, and can be as sensitive as any. */
  function relateToOthers(total: number, part: number): void {
    const [whole, own] = [places[total] as Place, places[part] as Place]
    const id = `${whole.id} − ${own.id}`
    const n = whole.n - own.n
    if (n === 0) {
      relations.set(`${total} ${part}`, { total, parts: [part], variable: null })
      return
    }
    const other: Place = {
      id,
      universe: whole.universe,
      codes: whole.codes,
      n,
      households: Math.min(n, Math.max(1, whole.households - own.households)),
      amounts: whole.amounts.map((amount, at) => amount - (own.amounts[at] as number)),
      rest: false,
    }
    const at = put(other, id)
    relations.set(`${total} ${part} ${at}`, { total, parts: [part, at], variable: null })
  }

  function sumUp(coarse: string, fine: string, parents: ReadonlyMap<string, string>): void {
    for (const [total, place] of [...places.entries()]) {
      const code = place.codes.get(coarse)
      if (code === undefined || place.codes.has(fine) || place.rest) continue
      const others = new Map([...place.codes].filter(([variable]) => variable !== coarse))
      const parts = [...parents].flatMap(([child, parent]) => {
        const at = parent === code ? byKey.get(keyOf(place.universe, new Map([...others, [fine, child]]))) : undefined
        return at === undefined ? [] : [at]
      })
      if (parts.length > 0) relate(total, parts, null, `${fine} in ${coarse}`)
    }
  }
}

const keyOf = (universe: number, codes: ReadonlyMap<string, string>): string =>
  [`u${universe}`, ...[...codes].map(([variable, code]) => `${variable}=${code}`).sort()].join(' | ')

/** The coarse category of every fine one, if each lies in a single one of several. */
const refinement = (fine: Categories, coarse: Categories, rows: number): ReadonlyMap<string, string> | undefined => {
  const parent = new Int32Array(fine.categories.length + 1)
  for (let row = 0; row < rows; row++) {
    const [child, above] = [fine.codes[row] as number, coarse.codes[row] as number]
    if (child === 0) continue
    if (above === 0 || (parent[child] !== 0 && parent[child] !== above)) return undefined
    parent[child] = above
  }
  const used = [...parent.keys()].filter((child) => parent[child] !== 0)
  if (used.length <= new Set(used.map((child) => parent[child])).size) return undefined
  return new Map(
    used.map((child) => [
      fine.categories[child - 1]?.code as string,
      coarse.categories[(parent[child] as number) - 1]?.code as string,
    ]),
  )
}
