import type { DisclosureSystem, SystemLayer } from '../../contract/disclosure-system.ts'

/** A move of a cell that some other table with the same printed figures must make, for one who knows `known` cells. */
export type Requirement = {
  readonly cell: number
  /** 1: its value must be able to be greater by `amount`; −1: smaller. */
  readonly sign: 1 | -1
  readonly amount: number
  readonly known: readonly number[]
}

/** How far every sensitive cell of a layer must be able to move, up and down; nothing where it already need not. */
export const requirementsOf = ({ cells }: DisclosureSystem, layer: SystemLayer): readonly Requirement[] =>
  [...layer.required]
    .filter(({ cell }) => cells[cell]?.sensitive)
    .map((required) => ({ ...required, value: valueAt(layer, required.cell) }))
    .sort((a, b) => b.value - a.value || a.cell - b.cell)
    .flatMap(({ cell, low, high, value }) => movesOf(cell, value, low, high, []))

/** The moves by which a value covers the interval from `low` to `high`. */
export const movesOf = (cell: number, value: number, low: number, high: number, known: readonly number[]) =>
  [
    { cell, sign: 1 as const, amount: high - value, known },
    { cell, sign: -1 as const, amount: value - low, known },
  ].filter(({ amount }) => amount > 0)

/** The value of a cell in a system that is known whole. */
export const valueAt = ({ name, values }: SystemLayer, cell: number): number => {
  const value = values[cell]
  if (value === null || value === undefined) throw new Error(`layer ${name} withholds cell ${cell}`)
  return value
}
