import type { DisclosureSystem, SystemLayer } from '../../../contract/disclosure-system.ts'
import type { Solver } from '../linear-program.ts'
import { type Requirement, valueAt } from '../sensitive-cells/requirement.ts'
import { equationsAmong } from '../systems/equations.ts'
import { moveProgram } from './move-program.ts'
import { movedCells, type Witness } from './witness.ts'

export type WitnessProgram = {
  /** The cheapest witness for a requirement, if there is one. */
  readonly find: (requirement: Requirement) => Witness | undefined
  readonly setCost: (cell: number, cost: number) => void
  readonly close: () => void
}

/** The cells that a witness may move, what each costs, and whether it has to move them by whole numbers. */
type Choice = { readonly cells: readonly number[]; readonly cost: (cell: number) => number; readonly whole: boolean }

/** The program of witnesses: a cell can fall to the least value that everyone knows possible, and one that is fixed stays. */
export const witnessProgram = (
  system: DisclosureSystem,
  layer: SystemLayer,
  { cells, cost, whole }: Choice,
  solver: Solver,
): WitnessProgram => {
  const place = new Map(cells.map((cell, at) => [cell, at]))
  const isFixed = (cell: number): boolean => system.cells[cell]?.fixed === true
  const roomBelow = (cell: number): number => Math.max(0, valueAt(layer, cell) - (layer.lower[cell] as number))
  const program = moveProgram(
    {
      up: cells.map((cell) => (isFixed(cell) ? 0 : Number.POSITIVE_INFINITY)),
      down: cells.map((cell) => (isFixed(cell) ? 0 : roomBelow(cell))),
      cost: cells.map(cost),
      rows: equationsAmong(system, place),
      whole,
    },
    solver,
  )
  return {
    find: ({ cell, sign, amount, known }) => {
      const at = place.get(cell)
      if (at === undefined) return undefined
      const moves = program.find({ place: at, sign, amount, still: known.flatMap((one) => place.get(one) ?? []) })
      return moves && movedCells(cells, (column) => moves[column] as number)
    },
    setCost: (cell, value) => program.setCost(place.get(cell) as number, value),
    close: program.close,
  }
}
