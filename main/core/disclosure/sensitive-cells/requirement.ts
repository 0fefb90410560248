import type { DisclosureSystem, SystemLayer } from '../../../contract/disclosure-system.ts'

/** A move of a cell that some other table with the same printed figures must make, for one who knows `known` cells. */
export type Requirement = {
  readonly cell: number
  /** 1: its value must be able to be greater by `amount`; −1: smaller. */
  readonly sign: 1 | -1
  readonly amount: number
  readonly known: readonly number[]
}

/**
 * How far every sensitive cell of a layer must be able to move, up and down; of one without an interval, or that is all of
 * its interval, another value must be possible. The smallest cells first.
 */
export const requirementsOf = ({ cells }: DisclosureSystem, layer: SystemLayer): readonly Requirement[] => {
  const required = new Map(layer.required.map((one) => [one.cell, one]))
  return cells
    .flatMap(({ sensitive }, cell) => (sensitive ? [{ cell, value: valueAt(layer, cell) }] : []))
    .sort((a, b) => a.value - b.value || a.cell - b.cell)
    .flatMap(({ cell, value }) => {
      const { low, high } = required.get(cell) ?? { low: value, high: value }
      const moves = movesOf(cell, value, low, high, [])
      return moves.length > 0 ? moves : anyMoves(layer, cell).slice(0, 1)
    })
}

/** The least moves that an attack tells from none, the likelier first: down, where there is room. */
export const anyMoves = (layer: SystemLayer, cell: number): readonly Requirement[] => {
  const value = valueAt(layer, cell)
  const amount = layer.integer ? 1 : 1e-5 * Math.max(1, Math.abs(value))
  const signs = value - amount >= (layer.lower[cell] as number) ? ([-1, 1] as const) : ([1] as const)
  return signs.map((sign) => ({ cell, sign, amount, known: [] }))
}

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
