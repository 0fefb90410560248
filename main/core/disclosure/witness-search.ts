import type { DisclosureSystem, SystemLayer } from '../../contract/disclosure-system.ts'
import type { Solver } from './linear-program.ts'
import type { Requirement } from './requirement.ts'
import { rounded, type Witness, wholeMultiple } from './witness.ts'
import { witnessProgram } from './witness-program.ts'

export type WitnessSearch = {
  /** A witness for a requirement, if possible with the cells already hidden; `undefined`: there is none at all. */
  readonly find: (requirement: Requirement) => Witness | undefined
  /** Tells the search that a cell is hidden and costs nothing any more. */
  readonly hide: (cell: number) => void
  readonly close: () => void
}

/**
 * Looks for witnesses by linear programs, in which hidden cells cost nothing. For counts a solution with fractions is
 * replaced by one in whole numbers: among the hidden cells and those that cheap solutions move, where branching ends soon,
 * and only then among all.
 */
export const searchWitnesses = (
  system: DisclosureSystem,
  layer: SystemLayer,
  costs: Float64Array,
  hidden: Uint8Array,
  solver: Solver,
): WitnessSearch => {
  const every = system.cells.map((_, cell) => cell)
  const cost = (cell: number): number => (hidden[cell] ? 0 : (costs[cell] as number))
  const dear = witnessProgram(system, layer, { cells: every, cost, whole: false }, solver)

  const wholeAmong = (cells: readonly number[], requirement: Requirement): Witness | undefined => {
    const program = witnessProgram(system, layer, { cells, cost, whole: true }, solver)
    const found = program.find(requirement)
    program.close()
    return found && rounded(found)
  }
  /** A solution to which the cells are dear: with theirs, whole numbers become possible. Started anew, which is faster. */
  const besides = (cells: ReadonlySet<number>, requirement: Requirement): Witness | undefined => {
    const dearer = (cell: number): number => (cells.has(cell) ? 10 * (1 + cost(cell)) : cost(cell))
    const program = witnessProgram(system, layer, { cells: every, cost: dearer, whole: false }, solver)
    const found = program.find(requirement)
    program.close()
    return found
  }
  const inWholeNumbers = (fractional: Witness, requirement: Requirement): Witness | undefined => {
    const near = new Set<number>()
    let witness: Witness | undefined = fractional
    for (let turn = 0; witness && turn < mostWidenings; turn++) {
      for (const cell of witness.keys()) near.add(cell)
      const found = wholeAmong(
        every.filter((cell) => hidden[cell] || near.has(cell)),
        requirement,
      )
      if (found) return found
      witness = besides(near, requirement)
    }
    return wholeAmong(every, requirement)
  }
  return {
    find: (requirement) => {
      const found = dear.find(requirement)
      if (!found || !layer.integer) return found
      return wholeMultiple(found, layer) ?? inWholeNumbers(found, requirement)
    },
    hide: (cell) => dear.setCost(cell, 0),
    close: dear.close,
  }
}

/** Enough for most; the rest is for the program over all cells. */
const mostWidenings = 5
