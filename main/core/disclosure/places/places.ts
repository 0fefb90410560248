import { tablesBetween } from './coarser-tables.ts'
import { listName } from './code-lists.ts'
import { comparableTables } from './common-dimensions.ts'
import { type ListRelations, listRelations } from './list-relations.ts'
import { overlappingTables } from './overlapping-tables.ts'
import type { Place, PlaceRelation } from './place.ts'
import { placeBuilder } from './place-builder.ts'
import { type CountedTable, partWithin } from './table-parts.ts'
import { householdOrder, type Records, type Tally, type TallyInput, tally } from './tally.ts'
import { marginsOf } from './tally-cells.ts'
import { isSame, resolveUniverses, universeList } from './universes.ts'

export type Places = {
  readonly places: readonly Place[]
  readonly relations: readonly PlaceRelation[]
  /** The place of a cell of the table at `input`: by variable a code, a margin left out. */
  readonly at: (input: number, codes: ReadonlyMap<string, string>) => number
  /** All tables whose cells are places, printed or made up of printed ones, each with the place of a cell of it. */
  readonly tables: readonly (CountedTable & { readonly at: (codes: ReadonlyMap<string, string>) => number })[]
}

/**
 * All places that the tables of one dataset print or let follow, and how they add up: margins over every dimension,
 * records without an answer as a known rest, bases within their domains, domains within one another, what tables about
 * different records say of those that both are about, classifications within coarser ones (municipality in department,
 * cause in group, narrow bands in wide ones), and what those that overlap tell apart together. Equal places of different
 * tables are one place, so that what is hidden in one is hidden in all.
 */
export const placesOf = (records: Records, inputs: readonly TallyInput[]): Places => {
  const builder = placeBuilder([...records.amounts.keys()])
  const order = householdOrder(records)
  const universes = universeList()
  const counted = new Map<string, Entry>()
  const add = (table: Omit<Entry, 'tallies'>): Entry => {
    const name = nameOf(table)
    const known = counted.get(name)
    if (known) return known
    const tallies = marginsOf(table.dimensions).map((own) => tally(records, order, table.inside, own))
    const entry = { ...table, tallies }
    counted.set(name, entry)
    return entry
  }
  const universeOf: number[] = []
  for (const { domain, base, dimensions } of inputs) {
    const based = universes.of(base ?? domain, records.rows)
    universeOf.push(based)
    add({ universe: based, inside: base ?? domain, dimensions, isPrinted: true })
    const whole = universes.of(domain, records.rows)
    if (whole === based) continue
    universes.nest(based, whole, true)
    add({ universe: whole, inside: domain, dimensions, isPrinted: true })
  }
  universes.nestDomains()
  const parts = sharedParts([...counted.values()], universes, records.rows).map(({ of, part }) => ({
    outer: of.universe,
    by: part.by,
    entry: add({ ...part, universe: universes.of(part.inside, records.rows), isPrinted: false }),
  }))
  const relations = listRelations(records.rows)
  for (const table of comparable([...counted.values()], universes, relations)) add(table)
  for (const table of overlapping([...counted.values()], relations)) add(table)
  for (const table of between([...counted.values()], records.rows)) add(table)
  const entries = [...counted.values()]
  const resolved = resolveUniverses(universes, entries)
  for (const { universe, tallies, dimensions } of entries)
    for (const own of tallies) builder.add(resolved(universe), own, dimensions)
  for (const { universe, tallies, dimensions, isPrinted } of entries)
    for (const own of tallies) builder.relate(resolved(universe), own, dimensions, isPrinted)
  builder.refine(
    entries.flatMap(({ dimensions }) => dimensions),
    records.rows,
  )
  for (const { inner, outer, others, isKnown } of universes.nested())
    builder.link({
      inner: resolved(inner),
      outer: resolved(outer),
      others: others === undefined ? undefined : resolved(others),
      isKnown,
    })
  for (const { outer, by, entry } of parts)
    for (const own of entry.tallies)
      if ([...by].every((variable) => own.variables.includes(variable)))
        builder.equate(resolved(entry.universe), resolved(outer), own, entry.dimensions)
  const placeIn = (universe: number, codes: ReadonlyMap<string, string>) => builder.find(resolved(universe), codes)
  return {
    ...builder.done(),
    at: (input, codes) => placeIn(universeOf[input] as number, codes),
    tables: entries.map(({ universe, inside, dimensions }) => ({
      inside,
      dimensions,
      at: (codes) => placeIn(universe, codes),
    })),
  }
}

/** A table, printed or made up of printed ones, with its counts. */
type Entry = CountedTable & {
  readonly universe: number
  readonly tallies: readonly Tally[]
  readonly isPrinted: boolean
}

/**
 * The parts of tables that are about the records of another one, or that tables about different records have in common.
 */
const sharedParts = (entries: readonly Entry[], universes: ReturnType<typeof universeList>, rows: number) => {
  const parts = entries.flatMap((of) =>
    universes.masks().flatMap((other, universe) => {
      const part = universe === of.universe ? undefined : partWithin(of, other, rows)
      return part ? [{ of, part }] : []
    }),
  )
  return parts.filter(
    ({ of, part }, at) =>
      universes.has(part.inside) ||
      parts.some(
        (other, place) => place !== at && other.of.universe !== of.universe && isSame(other.part.inside, part.inside),
      ),
  )
}

/** What tables of which the one is about a part of the records of the other tell both. */
const comparable = (
  entries: readonly Entry[],
  universes: ReturnType<typeof universeList>,
  relations: ListRelations,
): readonly Omit<Entry, 'tallies'>[] =>
  universes
    .nested()
    .filter(({ isKnown }) => !isKnown)
    .flatMap(({ inner, outer }) => {
      const of = (universe: number) => entries.filter((entry) => entry.universe === universe)
      return of(inner).flatMap((one) =>
        of(outer).flatMap((other) =>
          comparableTables(one.dimensions, other.dimensions, relations).map((dimensions, at) => {
            const { universe, inside } = at === 0 ? one : other
            return { universe, inside, dimensions, isPrinted: false }
          }),
        ),
      )
    })

/** What tables about the same records with overlapping categories tell together. */
const overlapping = (entries: readonly Entry[], relations: ListRelations): readonly Omit<Entry, 'tallies'>[] =>
  [...Map.groupBy(entries, ({ universe }) => universe)].flatMap(([universe, own]) =>
    overlappingTables(
      own.map(({ dimensions }) => dimensions),
      relations,
    ).map((dimensions) => ({ universe, inside: own[0]?.inside, dimensions, isPrinted: false })),
  )

/** The tables between fine and coarse ones about the same records. */
const between = (entries: readonly Entry[], rows: number): readonly Omit<Entry, 'tallies'>[] =>
  entries.flatMap((fine) =>
    entries
      .filter((coarse) => coarse !== fine && coarse.universe === fine.universe)
      .flatMap((coarse) => tablesBetween(fine.dimensions, coarse.dimensions, rows))
      .map((dimensions) => ({ universe: fine.universe, inside: fine.inside, dimensions, isPrinted: false })),
  )

/** The same for tables about the same records, told by the same. */
const nameOf = ({ universe, dimensions }: Pick<Entry, 'universe' | 'dimensions'>): string =>
  `${universe} ${dimensions.map(listName).sort().join()}`
