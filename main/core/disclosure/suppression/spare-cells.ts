import type { DisclosureSystem, SystemLayer } from '../../../contract/disclosure-system.ts'
import { insiderRequirements } from '../sensitive-cells/insider.ts'
import type { Requirement } from '../sensitive-cells/requirement.ts'
import { relationsByCell } from '../systems/relations-by-cell.ts'
import { serves, type Witness } from '../witnesses/witness.ts'
import type { WitnessesAmongHidden } from '../witnesses/witnesses-among-hidden.ts'
import { countOf, isHidden } from './hidden-cells.ts'

/** What a layer has to keep possible, the witnesses found that it is, and a search for others among hidden cells alone. */
export type Proofs = {
  readonly layer: SystemLayer
  readonly requirements: readonly Requirement[]
  /** Those found here are added. */
  readonly witnesses: Witness[]
  readonly among: WitnessesAmongHidden
}

/**
 * Prints again what no proof needs: the dearest cells first, each if every requirement still has a witness that leaves
 * the cell as it is, known already or found now, also those of households that stand alone once it is printed; and if no
 * cell that stays hidden is left without a witness that moves it. Until nothing more can be printed. Changes `hidden`.
 */
export const spareCells = async (
  system: DisclosureSystem,
  proofs: readonly Proofs[],
  hidden: Uint8Array,
  dearestFirst: readonly number[],
  step: (done: number) => Promise<void>,
): Promise<void> => {
  const relationsOf = relationsByCell(system)
  const ledgers = proofs.map((own) => ledgerOf(system, own, hidden))
  for (let printed = -1; printed !== 0; ) {
    printed = 0
    for (const [done, cell] of dearestFirst.entries()) {
      if (!hidden[cell]) continue
      await step(done)
      hidden[cell] = 0
      const beside = relationsOf[cell] as number[]
      if (ledgers.every((ledger) => ledger.allows(cell, beside))) {
        for (const ledger of ledgers) ledger.print(cell)
        printed++
      } else {
        hidden[cell] = 1
        for (const ledger of ledgers) ledger.undo(cell)
      }
    }
  }
}

/** Which witnesses of a layer hold, and what hangs on each. */
const ledgerOf = (system: DisclosureSystem, { layer, requirements, witnesses, among }: Proofs, hidden: Uint8Array) => {
  const held = witnesses.filter((witness) => isHidden(witness, hidden))
  const due: { readonly requirement: Requirement; by: Witness[] }[] = requirements.map((requirement) => ({
    requirement,
    by: held.filter((witness) => serves(witness, layer, requirement)),
  }))
  let found: Witness[] = []
  let alone: typeof due = []
  const prove = (requirement: Requirement): Witness[] => {
    const known = found.filter((witness) => serves(witness, layer, requirement))
    if (known.length > 0 || triesLeft-- <= 0) return known
    const witness = among.find(requirement)
    if (!witness) return []
    found.push(witness)
    return [witness]
  }
  let triesLeft = mostTries(countOf(hidden))
  return {
    allows: (cell: number, beside: readonly number[]): boolean => {
      among.hold(cell)
      const isStill = (witness: Witness) => !witness.has(cell)
      const lost = due.filter(({ by }) => !by.some(isStill))
      alone = insiderRequirements(system, layer, hidden, beside).map((requirement) => ({
        requirement,
        by: held.filter((witness) => isStill(witness) && serves(witness, layer, requirement)),
      }))
      if (!lost.every(({ requirement }) => prove(requirement).length > 0)) return false
      for (const one of alone) {
        if (one.by.length === 0) one.by = prove(one.requirement)
        if (one.by.length === 0) return false
      }
      return staysInDoubt(cell, held, found)
    },
    print: (cell: number): void => {
      held.splice(0, held.length, ...held.filter((witness) => !witness.has(cell)), ...found)
      for (const one of due)
        one.by = [
          ...one.by.filter((witness) => !witness.has(cell)),
          ...found.filter((witness) => serves(witness, layer, one.requirement)),
        ]
      due.push(...alone)
      witnesses.push(...found)
      found = []
    },
    undo: (cell: number): void => {
      among.release(cell)
      found = []
    },
  }
}

/** Programs tried to print cells again, of which each takes the longer the more cells are hidden; known witnesses serve for most. */
const mostTries = (hidden: number): number => 6e8 / hidden ** 2

/** Every other cell of the witnesses that no longer hold is moved by one that does. */
const staysInDoubt = (cell: number, held: readonly Witness[], found: readonly Witness[]): boolean => {
  const gone = held.filter((witness) => witness.has(cell))
  const left = [...held.filter((witness) => !witness.has(cell)), ...found]
  const inDoubt = new Set(left.flatMap((witness) => [...witness.keys()]))
  return gone.every((witness) => [...witness.keys()].every((other) => other === cell || inDoubt.has(other)))
}
