import type { DisclosureSystem } from '../../../contract/disclosure-system.ts'
import { placesOf } from '../../disclosure/places/places.ts'
import { sensitivePlaces } from '../../disclosure/sensitive-cells/primary-rules.ts'
import { countSystem } from '../../disclosure/systems/count-system.ts'
import { amountPart } from './amount-part.ts'
import { isPrinted } from './earlier-releases/earlier-tables.ts'
import { type PlacedCell, placedCells } from './placed-cells.ts'
import { contextOf, type Group, type ToProtect } from './protection-groups.ts'

/** The counts of a dataset, or an amount in it. */
export type NamedSystem = { readonly name: string; readonly system: DisclosureSystem }

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

/** The places that tables of earlier releases printed: no pattern can hide them any more. */
const printedBefore = (cells: readonly PlacedCell[]): ReadonlySet<number> =>
  new Set(cells.filter(({ cell, isEarlier }) => isEarlier && isPrinted(cell)).flatMap(({ at }) => at))
