import type { DisclosureSystem } from '../../../contract/disclosure-system.ts'
import { type Places, placesOf } from '../../disclosure/places/places.ts'
import type { Amounts } from '../../disclosure/places/tally.ts'
import { contributionsAt } from '../../disclosure/sensitive-cells/contributions.ts'
import type { RuleContext } from '../../disclosure/sensitive-cells/primary-rules.ts'
import { amountSystem } from '../../disclosure/systems/amount-system.ts'
import { type PlacedCell, placedCells } from './placed-cells.ts'
import type { Group, GroupInput } from './protection-groups.ts'

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
