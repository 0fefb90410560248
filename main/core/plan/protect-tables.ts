import type { ComparisonTable } from '../../contract/comparison.ts'
import type { DisclosureSpec, EarlierStanding, Protection, TableProtection } from '../../contract/disclosure.ts'
import type { DisclosureSystem } from '../../contract/disclosure-system.ts'
import type { Cell, ResultTable } from '../../contract/results.ts'
import { amountSystem } from '../disclosure/amount-system.ts'
import { countSystem } from '../disclosure/count-system.ts'
import { largestContributions } from '../disclosure/largest-contributions.ts'
import type { Solver } from '../disclosure/linear-program.ts'
import type { Pace } from '../disclosure/pace.ts'
import { type Places, placesOf } from '../disclosure/places.ts'
import { sensitivePlaces } from '../disclosure/primary-rules.ts'
import { protectSystem } from '../disclosure/protect-system.ts'
import { protectedComparison, protectedTable } from '../disclosure/protected-table.ts'
import { recodesOf } from '../disclosure/recodes.ts'
import { householdOrder, type Records } from '../disclosure/tally.ts'
import { codesOfCell } from '../disclosure/tally-cells.ts'
import { isPrinted, standingOf } from './earlier-tables.ts'
import { byDataset, contextOf, type Group, type GroupInput, type ToProtect } from './protection-groups.ts'
import type { TableTallies } from './table-tallies.ts'

/** What may leave, and the systems that anyone with the study can attack; without tables where no pattern was found. */
export type ProtectedTables = {
  readonly protection: Protection
  readonly tables: readonly ResultTable[]
  readonly comparisons: readonly ComparisonTable[]
  readonly systems: readonly NamedSystem[]
}

/** The counts of a dataset, or an amount in it. */
export type NamedSystem = { readonly name: string; readonly system: DisclosureSystem }

/** The places of a cell in the systems of its dataset. */
type CellPlaces = { readonly system: string; readonly place: number }[]

/**
 * Protects all tables of a release together. The counts of every dataset first; then the amounts behind means, totals and
 * ratios, where also that is sensitive which the counts hide. A cell is hidden when any place behind it is: its own
 * records, the base it is a share of, an amount.
 */
export const protectTables = async (input: ToProtect, solver: Solver, pace: Pace): Promise<ProtectedTables> => {
  const systems: NamedSystem[] = []
  const placesOfCells = new Map<Cell, CellPlaces>()
  const unprotectable = new Map<string, ReadonlySet<number>>()
  const run = async (name: string, system: DisclosureSystem): Promise<DisclosureSystem> => {
    const result = await protectSystem(system, solver, pace)
    const done = result.outcome === 'protected' ? result.system : system
    if (result.outcome === 'unprotectable') unprotectable.set(name, new Set(result.cells))
    systems.push({ name, system: done })
    return done
  }
  const earlier = earlierBeside(input)
  for (const group of byDataset(
    input,
    earlier.filter(({ standing }) => standing.standing === 'same').map(({ table }) => table),
  )) {
    const places = placesOf(
      group.records,
      group.inputs.map(({ tally }) => tally),
    )
    recordPlaces(group, group.name, places, placesOfCells)
    const context = contextOf(input, group)
    const known = printedBefore(group, places)
    const counts = await run(
      group.name,
      countSystem(places, group.weights, sensitivePlaces(places, context), known, context),
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
      const largest = largestAt(records, own, amountPlaces, contributions)
      const signed = amount.values.some((value) => value < 0)
      recordPlaces({ ...group, inputs: own }, `${group.name} ${amount.name}`, amountPlaces, placesOfCells)
      await run(
        `${group.name} ${amount.name}`,
        amountSystem(
          {
            name: amount.name,
            places: amountPlaces,
            largest,
            signed,
            known: printedBefore({ ...group, inputs: own }, amountPlaces),
          },
          hiddenWithCounts,
          input.spec,
        ),
      )
    }
  }
  return resultOf(
    input,
    systems,
    placesOfCells,
    unprotectable,
    earlier.map(({ standing }) => standing),
  )
}

/** The tables that left before of the datasets whose tables are protected, each with how it stands to the data now. */
const earlierBeside = ({ plan, spec, tables, earlier, prepared }: ToProtect) => {
  const datasetOf = (design: string) => plan.designs.find(({ id }) => id === design)?.dataset
  const datasets = new Set(tables.map(({ design }) => datasetOf(design)))
  const threshold = Math.max(spec.threshold, spec.fineThreshold)
  return earlier
    .filter(({ printed: { design } }) => datasetOf(design) === undefined || datasets.has(datasetOf(design)))
    .map((table) => ({ table, standing: standingOf(table, threshold, plan, prepared) }))
}

/** The places that tables of earlier releases printed: no pattern can hide them any more. */
const printedBefore = (group: Pick<Group, 'inputs' | 'tables'>, places: Places): ReadonlySet<number> => {
  const earlier = new Set(group.tables.flatMap(({ tallies, isEarlier }) => (isEarlier ? [tallies] : [])))
  const printed = new Set<number>()
  for (const { cell, tallies, at } of placedCells(group, places))
    if (earlier.has(tallies) && isPrinted(cell)) for (const place of at) printed.add(place)
  return printed
}

const recordPlaces = (
  group: Pick<Group, 'inputs'>,
  system: string,
  places: Places,
  placesOfCells: Map<Cell, CellPlaces>,
): void => {
  for (const { cell, at } of placedCells(group, places)) {
    const own = placesOfCells.get(cell) ?? []
    for (const place of at) own.push({ system, place })
    placesOfCells.set(cell, own)
  }
}

/** The places behind every cell of the tables of a group. */
const placedCells = ({ inputs }: Pick<Group, 'inputs'>, places: Places) => {
  const start = new Map<TableTallies, number>()
  for (const [at, { tallies, place }] of inputs.entries()) start.set(tallies, at - place)
  return [...start].flatMap(([tallies, first]) => {
    const table = inputs.find((own) => own.tallies === tallies)?.table as ResultTable
    return table.cells.map((cell) => ({
      cell,
      tallies,
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

const resultOf = (
  input: ToProtect,
  systems: readonly NamedSystem[],
  placesOfCells: ReadonlyMap<Cell, CellPlaces>,
  unprotectable: ReadonlyMap<string, ReadonlySet<number>>,
  earlier: readonly EarlierStanding[],
): ProtectedTables => {
  const cellsOf = new Map(systems.map(({ name, system }) => [name, system.cells]))
  const some = (cell: Cell, test: (own: DisclosureSystem['cells'][number] | undefined) => boolean): boolean =>
    (placesOfCells.get(cell) ?? []).some(({ system, place }) => test(cellsOf.get(system)?.[place]))
  const isHidden = (cell: Cell) => some(cell, (own) => own?.hidden === true)
  const isSensitive = (cell: Cell) => some(cell, (own) => own?.sensitive === true)
  const isStuck = (cell: Cell) =>
    (placesOfCells.get(cell) ?? []).some(({ system, place }) => unprotectable.get(system)?.has(place))
  const isProtected = unprotectable.size === 0
  const tables = input.tables.map((table) => protectedTable(table, isHidden, impossible(input.spec, table)))
  const byId = new Map(tables.map((table) => [table.id, table]))
  const kindOf = kindsOf(input)
  const protection: Protection = {
    outcome: isProtected ? 'protected' : 'unprotectable',
    tables: input.tables.map((table): TableProtection => {
      const primary = table.cells.filter(isSensitive).length
      const hidden = table.cells.filter((cell) => isHidden(cell) || isSensitive(cell)).length
      return {
        table: table.id,
        cells: table.cells.length,
        primary,
        secondary: hidden - primary,
        hidden: table.cells.length === 0 ? 0 : hidden / table.cells.length,
      }
    }),
    holdings: [...new Set(input.tables.map(({ design }) => input.prepared(design).spec.dataset))]
      .sort()
      .map((dataset) => ({ dataset, household: input.spec.households[dataset] ?? null })),
    recodes: input.tables.flatMap((table) =>
      recodesOf(table, isProtected ? isSensitive : isStuck, (variable) => kindOf(table.id, variable) === 'ordinal'),
    ),
    earlier: [...earlier],
  }
  if (!isProtected) return { protection, tables: [], comparisons: [], systems: [] }
  const comparisons = input.comparisons.map((comparison) => {
    const behind = [comparison.table, ...(comparison.earlier ? [comparison.earlier.table] : [])]
    return protectedComparison(
      comparison,
      behind.flatMap((id) => byId.get(id) ?? []),
    )
  })
  return { protection, tables, comparisons, systems }
}

const kindsOf =
  ({ plan, prepared }: ToProtect) =>
  (table: string, variable: string) => {
    const spec = plan.tables.find(({ id }) => id === table)
    return spec && prepared(spec.design).frame.variables.get(variable)?.kind
  }

/** Cells that the plan calls impossible, where nobody is in them. */
const impossible =
  ({ impossible: combinations }: DisclosureSpec, { dimensions, variable }: ResultTable) =>
  ({ group, level, n, cases }: Cell): boolean => {
    const codes = new Map(dimensions.map((dimension, at) => [dimension.variable, group[at] ?? null]))
    if (level !== null && variable !== null) codes.set(variable, level)
    return (
      (n === 0 || cases === 0) &&
      combinations.some((combination) => Object.entries(combination).every(([name, code]) => codes.get(name) === code))
    )
  }
