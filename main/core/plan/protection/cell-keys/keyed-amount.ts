import type { DisclosureSystem } from '../../../../contract/disclosure-system.ts'
import type { Cell } from '../../../../contract/results.ts'
import { amountUnit, type ChangedAmount, changedAmount } from '../../../disclosure/cell-keys/changed-amount.ts'
import type { RecordKeys } from '../../../disclosure/cell-keys/record-keys.ts'
import type { Places } from '../../../disclosure/places/places.ts'
import { contributionsAt } from '../../../disclosure/sensitive-cells/contributions.ts'
import type { RuleContext } from '../../../disclosure/sensitive-cells/primary-rules.ts'
import { amountPart, weighted } from '../amount-part.ts'
import type { Group } from '../protection-groups.ts'
import type { KeyedSystem, PrintedLayer } from './keyed-system.ts'

/** An amount of a group of tables: its system with what is printed of it, by cell the changed amount, and its unit. */
export type KeyedAmount = {
  readonly keyed: KeyedSystem
  readonly figures: ReadonlyMap<Cell, number>
  readonly unit: number
}

/**
 * Changes the totals of an amount behind the cells of tables by their largest weighted contributions of households and by keys of this
 * variable alone, so that a ratio of two amounts of one household is not exact. What is known to an attacker: how far each
 * total can be from what is printed, and which sets are empty.
 */
export const keyedAmount = async (
  context: RuleContext,
  group: Group,
  amount: Group['amounts'][number],
  counts: { readonly system: DisclosureSystem; readonly places: Places },
  keys: RecordKeys,
): Promise<KeyedAmount> => {
  const ownKeys = new Map([[`${amount.name} key`, await keys(`amount ${amount.variable}`)]])
  const { records, places, cells, system } = amountPart(context, group, amount, counts, () => new Set(), ownKeys)
  const totals = weighted(amount.values, amount.weights)
  const unit = amountUnit(totals)
  const contributions = contributionsAt(records, places, totals.map(Math.abs))
  const changed = new Map<number, ChangedAmount>()
  const figures = new Map<Cell, number>()
  for (const { cell, whole } of cells) {
    if (whole < 0) continue
    const set = {
      value: places.places[whole]?.amounts[0] as number,
      largest: contributions[whole]?.largest ?? [],
      keys: places.places[whole]?.amounts[1] as number,
    }
    const own = changed.get(whole) ?? changedAmount(set, unit)
    changed.set(whole, own)
    figures.set(cell, own.figure)
  }
  return { keyed: { system, layers: [printedLayer(system, places, changed)] }, figures, unit }
}

const printedLayer = (
  { layers, relations }: DisclosureSystem,
  { places }: Places,
  changed: ReadonlyMap<number, ChangedAmount>,
): PrintedLayer => {
  const layer = layers[0] as DisclosureSystem['layers'][number]
  const values = layer.values as readonly number[]
  const most = values.reduce((greatest, value) => Math.max(greatest, Math.abs(value)), 0)
  const bounds = values.map((_, at) => {
    const own = changed.get(at)
    const least = layer.lower[at] as number
    if (!own) return { low: Math.max(least, -most), high: most }
    if (places[at]?.n === 0) return { low: 0, high: 0 }
    const slack = 1e-9 * Math.abs(own.figure)
    return { low: Math.max(least, own.figure - own.reach - slack), high: own.figure + own.reach + slack }
  })
  return {
    name: layer.name,
    integer: false,
    required: layer.required,
    relations,
    values,
    low: bounds.map(({ low }) => low),
    high: bounds.map(({ high }) => high),
    printed: values.map((_, at) => changed.get(at)?.figure ?? null),
  }
}
