import type { SystemLayer } from '../../../contract/disclosure-system.ts'
import type { OpenProgram, Solver } from '../linear-program.ts'
import { type Requirement, valueAt } from '../sensitive-cells/requirement.ts'
import { movedCells, type Witness } from '../witnesses/witness.ts'
import type { Row } from './bounds.ts'
import { mostToBranch, programOf } from './part-attack.ts'

export type WholeTables = {
  /** A table in which the cell moves as required, as moves from the layer's own. */
  readonly find: (requirement: Requirement) => Witness | undefined
  readonly close: () => void
}

/**
 * Whole tables in which no cell is more than a move or two from the first one. Branching in so narrow a box ends soon or
 * takes long, and which of the two hangs on where it starts: so it starts with other costs each turn, and is cut off early.
 */
export const wholeTablesAround = (
  cells: readonly number[],
  rows: readonly Row[],
  layer: SystemLayer,
  solver: Solver,
): WholeTables => {
  const column = new Map(cells.map((cell, place) => [cell, place]))
  const every = Int32Array.from(cells, (_, place) => place)
  let program: OpenProgram | undefined
  const within = (reach: number, { cell, sign, amount, known }: Requirement, open: OpenProgram): void => {
    const bound = (one: number, down: number, up: number): void => {
      const [place, value] = [column.get(one), valueAt(layer, one)]
      if (place !== undefined) open.setBounds(place, Math.max(layer.lower[one] as number, value + down), value + up)
    }
    for (const one of cells) bound(one, -reach, reach)
    for (const one of known) bound(one, 0, 0)
    if (sign > 0) bound(cell, amount, reach)
    else bound(cell, -reach, -amount)
  }
  return {
    find: (requirement) => {
      if (cells.length > mostToBranch) return undefined
      program ??= solver({ ...programOf(cells, rows, layer), whole: true, changing: 'bounds', enough: 'first' })
      for (let turn = 0; turn < mostTurns; turn++) {
        within(requirement.amount * (1 + (turn % 2)), requirement, program)
        program.setCosts(every, corner(cells.length, turn))
        const solution = program.solve()
        if (solution.status !== 'optimal' && solution.status !== 'feasible') continue
        const value = (at: number): number => valueAt(layer, cells[at] as number)
        return movedCells(cells, (at) => Math.round(solution.values[at] as number) - value(at))
      }
      return undefined
    },
    close: () => program?.close(),
  }
}

/** The first two turns served each of the cells that were hard to move in a part of 1,855, see decision 0073. */
const mostTurns = 6

/** Costs between −1 and 1 without a pattern, other ones each turn. */
const corner = (size: number, turn: number): Float64Array =>
  Float64Array.from({ length: size }, (_, place) => Math.sin((place + 1) * (turn + 1) * 7.1))
