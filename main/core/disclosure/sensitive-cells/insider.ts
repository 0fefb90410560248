import type { DisclosureSystem, SystemLayer } from '../../../contract/disclosure-system.ts'
import { movesOf, type Requirement, valueAt } from './requirement.ts'

/** A sensitive cell and the cell of the one household that could subtract itself from what they share. */
export type InsiderPair = { readonly cell: number; readonly known: number }

/**
 * Where two hidden cells stand alone in a relation and one of them is a single household, that household knows the
 * other (rule PS2 of the Handbook on Statistical Disclosure Control, 4.2). A total and its only part that hold the same
 * household are no such pair.
 */
export const insiderPairs = (
  { cells, relations }: DisclosureSystem,
  hidden: Uint8Array,
  among: readonly number[] = relations.map((_, at) => at),
): readonly InsiderPair[] => {
  const pairs: InsiderPair[] = []
  const isSingle = (cell: number) => cells[cell]?.contributors === 1
  for (const at of among) {
    const relation = relations[at]
    if (!relation) continue
    const { total, parts } = relation
    const members = [total, ...parts].filter((cell) => hidden[cell])
    if (members.length !== 2) continue
    const [one, other] = members as [number, number]
    for (const [known, cell] of [
      [one, other],
      [other, one],
    ] as const) {
      const isItsOnlyPart = cell === total && isSingle(cell)
      if (isSingle(known) && cells[cell]?.sensitive && known !== total && !isItsOnlyPart) pairs.push({ cell, known })
    }
  }
  return pairs
}

/** What a household that knows its own cell must still hold possible of the other, in the relations `among`. */
export const insiderRequirements = (
  system: DisclosureSystem,
  layer: SystemLayer,
  hidden: Uint8Array,
  among?: readonly number[],
): readonly Requirement[] => {
  const required = new Map(layer.required.map((one) => [one.cell, one]))
  return insiderPairs(system, hidden, among).flatMap(({ cell, known }) => {
    const interval = required.get(cell)
    return interval ? movesOf(cell, valueAt(layer, cell), interval.low, interval.high, [known]) : []
  })
}
