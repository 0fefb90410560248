import type { DisclosureSystem, SystemLayer } from '../../contract/disclosure-system.ts'
import { equationsAmong } from './equations.ts'
import { packRows, type Solver } from './linear-program.ts'
import { type Requirement, valueAt } from './requirement.ts'
import { movedCells, type Witness } from './witness.ts'

export type WitnessProgram = {
  /** The cheapest witness for a requirement, if there is one. */
  readonly find: (requirement: Requirement) => Witness | undefined
  readonly setCost: (cell: number, cost: number) => void
  readonly close: () => void
}

/** The cells that a witness may move, what each costs, and whether it has to move them by whole numbers. */
type Choice = { readonly cells: readonly number[]; readonly cost: (cell: number) => number; readonly whole: boolean }

/**
 * The linear program of witnesses: minimise Σ costⱼ (uⱼ + dⱼ) subject to T(u − d) = 0 and the required move, with
 * 0 ≤ dⱼ ≤ valueⱼ − leastⱼ and nothing for cells that are fixed. It has a column for what is added to a cell and one for
 * what is taken away.
 */
export const witnessProgram = (
  system: DisclosureSystem,
  layer: SystemLayer,
  { cells, cost, whole }: Choice,
  solver: Solver,
): WitnessProgram => {
  const size = cells.length
  const place = new Map(cells.map((cell, at) => [cell, at]))
  const up = cells.map((cell) => (system.cells[cell]?.fixed ? 0 : Number.POSITIVE_INFINITY))
  const down = cells.map((cell) => roomBelow(system, layer, cell))
  const upper = Float64Array.from([...up, ...down])
  const costs = cells.map(cost)
  const rows = equationsAmong(system, place).map(({ columns, coefficients }) => ({
    columns: [...columns, ...columns.map((column) => size + column)],
    coefficients: [...coefficients, ...coefficients.map((coefficient) => -coefficient)],
  }))
  const open = solver({
    lower: new Float64Array(2 * size),
    upper,
    cost: Float64Array.from([...costs, ...costs]),
    ...packRows(rows),
    equals: new Float64Array(rows.length),
    whole,
  })
  return {
    find: ({ cell, sign, amount, known }) => {
      const at = place.get(cell)
      if (at === undefined) return undefined
      const [mine, other] = sign > 0 ? [at, size + at] : [size + at, at]
      if (amount > (upper[mine] as number)) return undefined
      const kept = known.flatMap((one) => place.get(one) ?? [])
      const still = [other, ...kept.flatMap((one) => [one, size + one])]
      open.setBounds(mine, amount, upper[mine] as number)
      for (const column of still) open.setBounds(column, 0, 0)
      const solution = open.solve()
      for (const column of [mine, ...still]) open.setBounds(column, 0, upper[column] as number)
      if (solution.status !== 'optimal') return undefined
      const { values } = solution
      return movedCells(cells, (column) => (values[column] as number) - (values[size + column] as number))
    },
    setCost: (cell, value) => {
      const at = place.get(cell) as number
      open.setCosts(Int32Array.of(at, size + at), Float64Array.of(value, value))
    },
    close: open.close,
  }
}

/** How far a cell can fall: to the least value that everyone knows possible. */
const roomBelow = ({ cells }: DisclosureSystem, layer: SystemLayer, cell: number): number =>
  cells[cell]?.fixed ? 0 : Math.max(0, valueAt(layer, cell) - (layer.lower[cell] as number))
