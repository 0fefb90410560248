import type { DisclosureSystem, SystemLayer } from '../../../contract/disclosure-system.ts'
import { Failure } from '../../../contract/failure.ts'
import { auditSystem, isSafe, type LayerAudit } from '../attack/audit.ts'
import type { Solver } from '../linear-program.ts'
import type { Pace } from '../pace.ts'
import { valueAt } from '../sensitive-cells/requirement.ts'
import { completePattern } from './complete-pattern.ts'

/**
 * A system with its pattern and with what an attacker finds; or no pattern at all, and the sensitive cells that stand in
 * its way: coarser categories are the way out.
 */
export type ProtectedSystem =
  | { readonly outcome: 'protected'; readonly system: DisclosureSystem; readonly audits: readonly LayerAudit[] }
  | { readonly outcome: 'unprotectable'; readonly cells: readonly number[] }

/**
 * Protects a system: finds the cells to hide and has the attack, which knows nothing of how they were found, try them.
 * Refuses a system whose values do not add up, that withholds some, or that requires something of a cell that is not
 * sensitive. Throws when search and attack disagree.
 */
export const protectSystem = async (system: DisclosureSystem, solver: Solver, pace: Pace): Promise<ProtectedSystem> => {
  checkSystem(system)
  const { hidden, unprotected, witnesses } = await completePattern(system, solver, pace)
  if (unprotected.length > 0) return { outcome: 'unprotectable', cells: unprotected }
  const cells = system.cells.map((cell, at) => ({ ...cell, hidden: hidden[at] === 1 }))
  const audits = await auditSystem({ ...system, cells }, solver, pace, witnesses)
  if (!isSafe(audits)) throw new Error('the attack breaks a pattern that has witnesses')
  const layers = system.layers.map((layer, at) => ({ ...layer, intervals: [...(audits[at]?.intervals ?? [])] }))
  return { outcome: 'protected', system: { ...system, cells, layers }, audits }
}

/** Refuses places that are not there, layers of another length and sums that are not sums. */
export const checkSystem = (system: DisclosureSystem): void => {
  const size = system.cells.length
  for (const [at, { total, parts }] of system.relations.entries())
    for (const cell of [total, ...parts])
      if (cell >= size) throw new Failure('system.unknown-cell', { cell, relation: at })
  for (const layer of system.layers) {
    if (layer.values.length !== size || layer.lower.length !== size)
      throw new Failure('system.incomplete', { layer: layer.name, cells: size })
    for (const cell of [...layer.required, ...layer.intervals].map((one) => one.cell))
      if (cell >= size) throw new Failure('system.unknown-cell', { cell, relation: -1 })
    const idle = layer.required.find(({ cell }) => !system.cells[cell]?.sensitive)
    if (idle) throw new Failure('system.required-not-sensitive', { layer: layer.name, cell: idle.cell })
    if (layer.values.some((value) => value === null)) throw new Failure('system.withheld', { layer: layer.name })
    system.relations.forEach((_, relation) => {
      if (!addsUp(system, layer, relation)) throw new Failure('system.not-additive', { layer: layer.name, relation })
    })
  }
}

const addsUp = ({ relations }: DisclosureSystem, layer: SystemLayer, at: number): boolean => {
  const { total, parts } = relations[at] as DisclosureSystem['relations'][number]
  const sum = parts.reduce((whole, part) => whole + valueAt(layer, part), 0)
  const size = parts.reduce((whole, part) => whole + Math.abs(valueAt(layer, part)), 1)
  return Math.abs(sum - valueAt(layer, total)) <= 1e-9 * size
}

/** What leaves the house: values of hidden cells withheld, and not told which of them are sensitive, or why. */
export const publicSystem = (system: DisclosureSystem): DisclosureSystem => ({
  ...system,
  cells: system.cells.map(({ id, fixed, hidden }) => ({ id, fixed, hidden, sensitive: false })),
  layers: system.layers.map((layer) => ({
    ...layer,
    values: layer.values.map((value, cell) => (system.cells[cell]?.hidden ? null : value)),
    required: [],
  })),
})
