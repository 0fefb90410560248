import type { Categories } from '../../data/categories.ts'
import type { Place, PlaceRelation } from './place.ts'
import { placeBuilder } from './place-builder.ts'
import { householdOrder, type Records, type Tally, type TallyInput, tally } from './tally.ts'
import { resolveUniverses, universeList } from './universes.ts'

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
