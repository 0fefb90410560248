import type { DisclosureSystem, SystemLayer } from '../../../contract/disclosure-system.ts'
import type { Solver } from '../linear-program.ts'
import type { Requirement } from '../sensitive-cells/requirement.ts'
import { isWholeIn, rounded, type Witness, wholeMultiple } from './witness.ts'
import { witnessProgram } from './witness-program.ts'

export type WitnessSearch = {
  /** The cheapest witness, which may have fractions where whole numbers are asked for; `undefined`: there is none at all. */
  readonly cheapest: (requirement: Requirement) => Witness | undefined
  /** The same in whole numbers among the cells that cheap ones move; `first`: what `cheapest` has just found. */
  readonly nearInWholeNumbers: (requirement: Requirement, first?: Witness) => Witness | undefined
  /** The same, where there is none, among all. */
  readonly inWholeNumbers: (requirement: Requirement) => Witness | undefined
  /** Tells the search that a cell is hidden and costs next to nothing any more. */
  readonly hide: (cell: number) => void
  readonly close: () => void
}

/** The cells that witnesses may move, what each costs, and which cost next to nothing because they are hidden. */
type Field = { readonly cells: readonly number[]; readonly costs: Float64Array; readonly hidden: Uint8Array }

/**
 * Looks for witnesses by linear programs, in which hidden cells cost next to nothing. For counts a solution with fractions is
 * replaced by one in whole numbers: by solutions that avoid the cells of those before, of which most are whole; then by
 * branching among the hidden cells and those that cheap solutions move, and only then among all.
 */
export const searchWitnesses = (
  system: DisclosureSystem,
  layer: SystemLayer,
  { cells: every, costs, hidden }: Field,
  solver: Solver,
): WitnessSearch => {
  const cost = (cell: number): number => (hidden[cell] ? hiddenCost : (costs[cell] as number))
  const dear = witnessProgram(system, layer, { cells: every, cost, whole: false }, solver)

  const wholeAmong = (cells: readonly number[], requirement: Requirement): Witness | undefined => {
    const program = witnessProgram(system, layer, { cells, cost, whole: true }, solver)
    const found = program.find(requirement)
    program.close()
    return found && rounded(found)
  }
  /** A cheap solution that avoids some cells where others do. */
  const besides = (cells: ReadonlySet<number>, requirement: Requirement): Witness | undefined => {
    const dearer = (cell: number): number => (cells.has(cell) ? 10 * (1 + cost(cell)) : cost(cell))
    const program = witnessProgram(system, layer, { cells: every, cost: dearer, whole: false }, solver)
    const found = program.find(requirement)
    program.close()
    return found && multiple(found)
  }
  /** In whole numbers, if a multiple is. */
  const multiple = (witness: Witness): Witness => (layer.integer ? (wholeMultiple(witness, layer) ?? witness) : witness)
  const cheapest = (requirement: Requirement): Witness | undefined => {
    const found = dear.find(requirement)
    return found && multiple(found)
  }
  const nearInWholeNumbers = (requirement: Requirement, first?: Witness): Witness | undefined => {
    const near = new Set<number>()
    let witness = first ?? cheapest(requirement)
    for (let turn = 0; witness && turn < mostTurns; turn++) {
      if (isWholeIn(witness, layer)) return witness
      for (const cell of witness.keys()) near.add(cell)
      witness = besides(near, requirement)
    }
    return wholeAmong(
      every.filter((cell) => hidden[cell] || near.has(cell)),
      requirement,
    )
  }
  return {
    cheapest,
    nearInWholeNumbers,
    inWholeNumbers: (requirement) => nearInWholeNumbers(requirement) ?? wholeAmong(every, requirement),
    hide: (cell) => dear.setCost(cell, hiddenCost),
    close: dear.close,
  }
}

/** Enough for most; the rest is for branching. */
const mostTurns = 12

/** Little beside the 2 of a zero: of two ways among hidden cells the shorter is taken, which is more often in whole numbers. */
const hiddenCost = 0.1
