import type { DisclosureSystem, SystemLayer } from '../../contract/disclosure-system.ts'
import { insiderRequirements } from './insider.ts'
import type { Requirement } from './requirement.ts'
import { serves, type Witness } from './witness.ts'

/** What a layer has to keep possible, and the witnesses found that it is. */
export type Proofs = {
  readonly layer: SystemLayer
  readonly requirements: readonly Requirement[]
  readonly witnesses: readonly Witness[]
}

/**
 * Prints again what no proof needs: the dearest cells first, each if every requirement still has a witness that leaves
 * the cell as it is, also those of households that stand alone once it is printed. Changes `hidden`.
 */
export const spareCells = (
  system: DisclosureSystem,
  proofs: readonly Proofs[],
  hidden: Uint8Array,
  dearestFirst: readonly number[],
): void => {
  const relationsOf = relationsByCell(system)
  const served = proofs.map(({ layer, requirements, witnesses }) =>
    requirements.map((requirement) => witnesses.filter((witness) => serves(witness, layer, requirement))),
  )
  for (const cell of dearestFirst) {
    const isSpare = served.every((lists) => lists.every((list) => list.some((witness) => !witness.has(cell))))
    if (!isSpare) continue
    hidden[cell] = 0
    const alone = proofs.map(({ layer, witnesses }) =>
      insiderRequirements(system, layer, hidden, relationsOf.get(cell) ?? []).map((requirement) =>
        witnesses.filter((witness) => isHidden(witness, hidden) && serves(witness, layer, requirement)),
      ),
    )
    if (alone.some((lists) => lists.some((list) => list.length === 0))) {
      hidden[cell] = 1
      continue
    }
    served.forEach((lists, at) => {
      lists.push(...(alone[at] as Witness[][]))
      for (const [place, list] of lists.entries()) lists[place] = list.filter((witness) => !witness.has(cell))
    })
  }
}

/** A witness holds as long as every cell that it moves is hidden. */
export const isHidden = (witness: Witness, hidden: Uint8Array): boolean => {
  for (const cell of witness.keys()) if (!hidden[cell]) return false
  return true
}

const relationsByCell = ({ relations }: DisclosureSystem): ReadonlyMap<number, readonly number[]> => {
  const places = new Map<number, number[]>()
  relations.forEach(({ total, parts }, at) => {
    for (const cell of [total, ...parts]) {
      const known = places.get(cell)
      if (known) known.push(at)
      else places.set(cell, [at])
    }
  })
  return places
}
