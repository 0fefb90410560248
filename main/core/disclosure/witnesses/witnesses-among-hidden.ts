import type { DisclosureSystem, SystemLayer } from '../../../contract/disclosure-system.ts'
import type { Solver } from '../linear-program.ts'
import type { Requirement } from '../sensitive-cells/requirement.ts'
import { type Witness, wholeMultiple } from './witness.ts'
import { witnessProgram } from './witness-program.ts'

/** A search for witnesses that move hidden cells only. */
export type WitnessesAmongHidden = {
  /** The witness that moves least, if that is one in whole numbers where these are asked for. */
  readonly find: (requirement: Requirement) => Witness | undefined
  /** From now on the cell stays as it is. */
  readonly hold: (cell: number) => void
  readonly release: (cell: number) => void
  readonly close: () => void
}

/** Looks among the cells that are hidden now; moves of sensitive ones are preferred, since these stay hidden. */
export const witnessesAmongHidden = (
  system: DisclosureSystem,
  layer: SystemLayer,
  hidden: Uint8Array,
  solver: Solver,
): WitnessesAmongHidden => {
  const cells = system.cells.flatMap((_, cell) => (hidden[cell] ? [cell] : []))
  const cost = (cell: number) => (system.cells[cell]?.sensitive ? 0.2 : 1)
  const program = witnessProgram(system, layer, { cells, cost, whole: false }, solver)
  const still = new Set<number>()
  return {
    find: (requirement) => {
      const found = program.find({ ...requirement, known: [...requirement.known, ...still] })
      return found && layer.integer ? wholeMultiple(found, layer) : found
    },
    hold: (cell) => still.add(cell),
    release: (cell) => still.delete(cell),
    close: program.close,
  }
}
