import type { PerturbedRecord } from '../../../../contract/release.ts'
import type { Cell } from '../../../../contract/results.ts'
import type { RoundedBefore } from '../../../disclosure/rounding/round-system.ts'
import type { EarlierTable } from '../earlier-releases/earlier-tables.ts'
import type { PlacedCell } from '../placed-cells.ts'

/** What earlier releases of the same records rounded, by layer and by the places of their cells in a system. */
export const roundedBefore = (same: readonly EarlierTable[]) => {
  const records = new Map<Cell, { readonly record: PerturbedRecord; readonly at: number }>()
  for (const { printed, changed } of same)
    if (changed) for (const [at, cell] of printed.cells.entries()) records.set(cell, { record: changed, at })

  return (layer: string, cells: readonly PlacedCell[]): RoundedBefore | undefined => {
    const printed = new Map<number, number>()
    let found: { base: number; steps: number } | undefined
    for (const { cell, bases, own } of cells) {
      const { record, at } = records.get(cell) ?? {}
      const kept = record?.layers.find(({ name }) => name === layer)
      if (!kept || at === undefined) continue
      found = { base: kept.base, steps: Math.max(found?.steps ?? 0, kept.steps) }
      const [whole, part] = kept.figures[at] ?? [null, null]
      if (own >= 0 && part !== null) printed.set(own, part)
      const [rest, ...more] = bases.filter((place) => place !== own || bases.length === 1)
      // Of two levels of which one is printed the base tells the other; of more all are printed.
      if (rest !== undefined && more.length === 0 && whole !== null)
        printed.set(rest, rest === own ? whole : whole - (own >= 0 ? (part ?? 0) : 0))
    }
    return found && { ...found, printed }
  }
}
