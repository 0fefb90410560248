import type { DisclosureSystem } from '../../../contract/disclosure-system.ts'
import type { Cell, ResultTable } from '../../../contract/results.ts'
import { type Places, placesOf } from '../../disclosure/places/places.ts'
import type { Amounts } from '../../disclosure/places/tally.ts'
import { contributionsAt } from '../../disclosure/sensitive-cells/contributions.ts'
import { type RuleContext, sensitivePlaces } from '../../disclosure/sensitive-cells/primary-rules.ts'
import { amountSystem } from '../../disclosure/systems/amount-system.ts'
import { countSystem } from '../../disclosure/systems/count-system.ts'
import { isPrinted } from './earlier-releases/earlier-tables.ts'
import { contextOf, type Group, type GroupInput, type ToProtect } from './protection-groups.ts'
import type { TableTallies } from './table-tallies.ts'

/** The counts of a dataset, or an amount in it. */
export type NamedSystem = { readonly name: string; readonly system: DisclosureSystem }

/**
 * A cell of a table, released earlier or not, and the places behind it in a system: of all it is taken from, of its numerator
 * (−1 where nobody can be), and those that make up the records it is a share of.
 */
export type PlacedCell = {
  readonly cell: Cell
  readonly isEarlier: boolean
  readonly at: readonly number[]
  readonly whole: number
  readonly bases: readonly number[]
  readonly own: number
}

/** Decides which places of a system are hidden. */
export type Seal = (own: NamedSystem, cells: readonly PlacedCell[]) => Promise<DisclosureSystem>

/**
 * Makes the systems behind the tables of a dataset and has each sealed: the counts first, then the amounts behind means,
 * totals and ratios, where also that is sensitive which the counts hide. `knownOf` says which places are known and so no
 * longer sensitive: those that earlier releases printed.
 */
export const sealGroup = async (
  input: ToProtect,
  group: Group,
  seal: Seal,
  knownOf: (cells: readonly PlacedCell[]) => ReadonlySet<number> = printedBefore,
): Promise<void> => {
  const places = placesOf(
    group.records,
    group.inputs.map(({ tally }) => tally),
  )
  const context = contextOf(input, group)
  const cells = placedCells(group, places)
  const rules = sensitivePlaces(places, context)
  const counts = await seal(
    { name: group.name, system: countSystem(places, group.weights, rules, knownOf(cells), context) },
    cells,
  )
  for (const amount of group.amounts) {
    const { system, cells: own } = amountPart(context, group, amount, { system: counts, places }, knownOf)
    await seal({ name: `${group.name} ${amount.name}`, system }, own)
  }
}

type GroupAmount = Group['amounts'][number]

/**
 * The places of an amount, with what else is to be added up in them after it, the cells of the tables that it is behind, and its
 * system beside that of the counts.
 */
export const amountPart = (
  context: RuleContext,
  group: Group,
  amount: GroupAmount,
  counts: { readonly system: DisclosureSystem; readonly places: Places },
  knownOf: (cells: readonly PlacedCell[]) => ReadonlySet<number>,
  others: Amounts = new Map(),
) => {
  const inputs = group.inputs.filter(
    ({ tallies }) => tallies.amounts.has(amount.variable) && tallies.design === amount.design,
  )
  const weightedAmount = weighted(amount.values, amount.weights)
  const records = { ...group.records, amounts: new Map([[amount.name, weightedAmount], ...others]) }
  const places = placesOf(
    records,
    inputs.map(({ tally }) => tally),
  )
  const hiddenWithCounts = new Set<number>()
  for (const { at, own: place } of sharedPlaces(inputs, group.inputs, counts.places, places))
    if (counts.system.cells[at]?.hidden || counts.system.cells[at]?.sensitive) hiddenWithCounts.add(place)
  const contributions = context.spec.weightsReleased ? weightedAmount : amount.values
  const cells = placedCells({ ...group, inputs }, places)
  const system = amountSystem(
    {
      name: amount.name,
      places,
      contributions: contributionsAt(records, places, contributions),
      signed: amount.values.some((value) => value < 0),
      known: knownOf(cells),
    },
    hiddenWithCounts,
    context,
  )
  return { records, places, cells, system }
}

/** The places that tables of earlier releases printed: no pattern can hide them any more. */
const printedBefore = (cells: readonly PlacedCell[]): ReadonlySet<number> =>
  new Set(cells.filter(({ cell, isEarlier }) => isEarlier && isPrinted(cell)).flatMap(({ at }) => at))

/** The places behind every cell of the tables of a group. */
export const placedCells = (
  { inputs, tables }: Pick<Group, 'inputs' | 'tables'>,
  places: Places,
): readonly PlacedCell[] => {
  const earlier = new Set(tables.flatMap(({ tallies, isEarlier }) => (isEarlier ? [tallies] : [])))
  const start = new Map<TableTallies, number>()
  for (const [at, { tallies, place }] of inputs.entries()) start.set(tallies, at - place)
  return [...start].flatMap(([tallies, first]) => {
    const table = inputs.find((own) => own.tallies === tallies)?.table as ResultTable
    return table.cells.map((cell) => {
      const find = ({
        tally,
        codes,
      }: {
        readonly tally: number
        readonly codes: ReadonlyMap<string, string>
      }): number => places.at(first + tally, codes)
      const all = tallies.placesOf(cell).map(find)
      return {
        cell,
        isEarlier: earlier.has(tallies),
        at: all.filter((place) => place >= 0),
        whole: all[0] ?? -1,
        bases: tallies
          .basesOf(cell)
          .map(find)
          .filter((place) => place >= 0),
        own: all.at(-1) ?? -1,
      }
    })
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

export const weighted = (values: Float64Array, weights: Float64Array): Float64Array =>
  values.map((value, row) => value * (weights[row] as number))
