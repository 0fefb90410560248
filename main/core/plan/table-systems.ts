import type { DisclosureSystem } from '../../contract/disclosure-system.ts'
import type { Cell, ResultTable } from '../../contract/results.ts'
import { amountSystem } from '../disclosure/amount-system.ts'
import { countSystem } from '../disclosure/count-system.ts'
import { largestContributions } from '../disclosure/largest-contributions.ts'
import { type Places, placesOf } from '../disclosure/places.ts'
import { sensitivePlaces } from '../disclosure/primary-rules.ts'
import { householdOrder, type Records } from '../disclosure/tally.ts'
import { codesOfCell } from '../disclosure/tally-cells.ts'
import { isPrinted } from './earlier-tables.ts'
import { contextOf, type Group, type GroupInput, type ToProtect } from './protection-groups.ts'
import type { TableTallies } from './table-tallies.ts'

/** The counts of a dataset, or an amount in it. */
export type NamedSystem = { readonly name: string; readonly system: DisclosureSystem }

/** A cell of a table, released earlier or not, and the places behind it in a system. */
export type PlacedCell = { readonly cell: Cell; readonly isEarlier: boolean; readonly at: readonly number[] }

/** Decides which places of a system are hidden. */
export type Seal = (own: NamedSystem, cells: readonly PlacedCell[]) => Promise<DisclosureSystem>

/**
 * Makes the systems behind the tables of a dataset and has each sealed: the counts first, then the amounts behind means,
 * totals and ratios, where also that is sensitive which the counts hide.
 */
export const sealGroup = async (input: ToProtect, group: Group, seal: Seal): Promise<void> => {
  const places = placesOf(
    group.records,
    group.inputs.map(({ tally }) => tally),
  )
  const context = contextOf(input, group)
  const cells = placedCells(group, places)
  const rules = sensitivePlaces(places, context)
  const counts = await seal(
    { name: group.name, system: countSystem(places, group.weights, rules, printedBefore(cells), context) },
    cells,
  )
  for (const amount of group.amounts) {
    const own = group.inputs.filter(
      ({ tallies }) => tallies.amounts.has(amount.variable) && tallies.design === amount.design,
    )
    const records = { ...group.records, amounts: new Map([[amount.name, weighted(amount.values, amount.weights)]]) }
    const amountPlaces = placesOf(
      records,
      own.map(({ tally }) => tally),
    )
    const hiddenWithCounts = new Set<number>()
    for (const { at, own: place } of sharedPlaces(own, group.inputs, places, amountPlaces))
      if (counts.cells[at]?.hidden || counts.cells[at]?.sensitive) hiddenWithCounts.add(place)
    const contributions = input.spec.weightsReleased ? weighted(amount.values, amount.weights) : amount.values
    const amountCells = placedCells({ ...group, inputs: own }, amountPlaces)
    const system = amountSystem(
      {
        name: amount.name,
        places: amountPlaces,
        largest: largestAt(records, own, amountPlaces, contributions),
        signed: amount.values.some((value) => value < 0),
        known: printedBefore(amountCells),
      },
      hiddenWithCounts,
      input.spec,
    )
    await seal({ name: `${group.name} ${amount.name}`, system }, amountCells)
  }
}

/** The places that tables of earlier releases printed: no pattern can hide them any more. */
const printedBefore = (cells: readonly PlacedCell[]): ReadonlySet<number> =>
  new Set(cells.filter(({ cell, isEarlier }) => isEarlier && isPrinted(cell)).flatMap(({ at }) => at))

/** The places behind every cell of the tables of a group. */
const placedCells = ({ inputs, tables }: Pick<Group, 'inputs' | 'tables'>, places: Places): readonly PlacedCell[] => {
  const earlier = new Set(tables.flatMap(({ tallies, isEarlier }) => (isEarlier ? [tallies] : [])))
  const start = new Map<TableTallies, number>()
  for (const [at, { tallies, place }] of inputs.entries()) start.set(tallies, at - place)
  return [...start].flatMap(([tallies, first]) => {
    const table = inputs.find((own) => own.tallies === tallies)?.table as ResultTable
    return table.cells.map((cell) => ({
      cell,
      isEarlier: earlier.has(tallies),
      at: tallies
        .placesOf(cell)
        .map(({ tally, codes }) => places.at(first + tally, codes))
        .filter((place) => place >= 0),
    }))
  })
}

/** The places of amounts that stand for the same records as places of counts. */
const sharedPlaces = (
  own: readonly GroupInput[],
  all: readonly GroupInput[],
  counts: Places,
  amounts: Places,
): readonly { readonly at: number; readonly own: number }[] =>
  own
    .flatMap((input, place) => {
      const among = all.indexOf(input)
      return input.table.cells.flatMap((cell) =>
        input.tallies
          .placesOf(cell)
          .map(({ codes }) => ({ at: counts.at(among, codes), own: amounts.at(place, codes) })),
      )
    })
    .filter(({ at, own: place }) => at >= 0 && place >= 0)

const weighted = (values: Float64Array, weights: Float64Array): Float64Array =>
  values.map((value, row) => value * (weights[row] as number))

const largestAt = (
  records: Records,
  inputs: readonly GroupInput[],
  places: Places,
  values: Float64Array,
): readonly (readonly number[])[] => {
  const order = householdOrder(records)
  const largest: (readonly number[])[] = Array.from({ length: places.places.length }, () => [])
  inputs.forEach(({ tally }, input) => {
    for (let choice = 0; choice < 2 ** tally.dimensions.length; choice++) {
      const dimensions = tally.dimensions.filter((_, at) => (choice & (1 << at)) !== 0)
      for (const [cell, sums] of largestContributions(records, order, tally.base ?? tally.domain, dimensions, values)) {
        const codes = codesOfCell(cell, dimensions)
        if (codes.size < dimensions.length) continue
        const place = places.at(input, codes)
        if (place >= 0) largest[place] = sums
      }
    }
  })
  return largest
}
