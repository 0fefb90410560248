import type { DisclosureSystem, SystemLayer } from '../../../contract/disclosure-system.ts'
import type { Solver } from '../linear-program.ts'
import { anyMoves, movesOf, type Requirement, valueAt } from '../sensitive-cells/requirement.ts'
import { relationsByCell } from '../systems/relations-by-cell.ts'
import { isPossible, isWholeIn, serves, type Witness } from '../witnesses/witness.ts'
import { searchWitnesses } from '../witnesses/witness-search.ts'
import type { Row } from './bounds.ts'
import type { Interval, PartAttack } from './part-attack.ts'
import { wholeTablesAround } from './whole-tables-around.ts'

/**
 * The attack on a part with so many hidden cells that the ends of each would take hours: it starts from one table that
 * agrees with what is printed, and looks for others near it until what is possible of a cell holds its required interval, or
 * none is. Every table is checked by addition, wherever it comes from, so that what is found is possible.
 */
export const attackByTables = (
  system: DisclosureSystem,
  layer: SystemLayer,
  cells: readonly number[],
  rows: readonly Row[],
  solver: Solver,
  offered: readonly Witness[],
): PartAttack => {
  const size = system.cells.length
  const search = searchWitnesses(
    system,
    layer,
    { cells, costs: new Float64Array(size).fill(1), hidden: new Uint8Array(size) },
    solver,
  )
  const { relations } = system
  const around = wholeTablesAround(cells, rows, layer, solver)
  const relationsOf = relationsByCell(system)
  const mine = new Set(cells)
  const low = new Map(cells.map((cell) => [cell, valueAt(layer, cell)]))
  const high = new Map(low)
  const tables: Witness[] = []

  const addsUp = (moves: Witness, at: number): boolean => {
    const { total, parts } = relations[at] as DisclosureSystem['relations'][number]
    const own = parts.map((part) => moves.get(part) ?? 0)
    const difference = own.reduce((sum, move) => sum + move, -(moves.get(total) ?? 0))
    return Math.abs(difference) <= tolerance * own.reduce((sum, move) => sum + Math.abs(move), 1)
  }
  /** Whether the first table with these moves is another that agrees with all that is printed, and hidden cells alone move. */
  const agrees = (moves: Witness): boolean => {
    const moved = [...moves.keys()]
    if (!isWholeIn(moves, layer) || !moved.every((cell) => mine.has(cell)) || !isPossible(layer, moves, 1)) return false
    return [...new Set(moved.flatMap((cell) => relationsOf[cell] ?? []))].every((at) => addsUp(moves, at))
  }
  const see = (moves: Witness): boolean => {
    if (!agrees(moves)) return false
    tables.push(moves)
    for (const sign of isPossible(layer, moves, -1) ? ([1, -1] as const) : ([1] as const))
      for (const [cell, move] of moves) {
        const value = valueAt(layer, cell) + sign * move
        low.set(cell, Math.min(low.get(cell) as number, value))
        high.set(cell, Math.max(high.get(cell) as number, value))
      }
    return true
  }
  for (const moves of offered) see(moves)

  const meets = (requirement: Requirement): boolean => {
    if (tables.some((table) => serves(table, layer, requirement))) return true
    const cheapest = search.cheapest(requirement)
    if (!cheapest) return false
    const found = search.nearInWholeNumbers(requirement, cheapest) ?? around.find(requirement)
    return found !== undefined && see(found) && serves(found, layer, requirement)
  }
  const seen = (cell: number): Interval => ({ low: low.get(cell) as number, high: high.get(cell) as number })
  return {
    cells,
    sweep: async () => undefined,
    between: (cell, required) => {
      const value = valueAt(layer, cell)
      if (required) for (const move of movesOf(cell, value, required.low, required.high, [])) meets(move)
      const isStill = () => low.get(cell) === high.get(cell)
      for (const move of anyMoves(layer, cell)) if (isStill()) meets(move)
      return seen(cell)
    },
    knowing: (known, cell, required) => {
      const value = valueAt(layer, cell)
      const [up, down] = ([1, -1] as const).map((sign) =>
        movesOf(cell, value, required.low, required.high, [known]).every((move) => move.sign !== sign || meets(move)),
      )
      return { low: down ? required.low : value, high: up ? required.high : value }
    },
    close: () => {
      search.close()
      around.close()
    },
  }
}

const tolerance = 1e-6
