import type { CellInterval, DisclosureSystem, SystemLayer } from '../../../contract/disclosure-system.ts'
import type { Solver } from '../linear-program.ts'
import type { Pace } from '../pace.ts'
import { insiderPairs } from '../sensitive-cells/insider.ts'
import type { Witness } from '../witnesses/witness.ts'
import { openAttack } from './attack.ts'
import type { PartAttack } from './part-attack.ts'

/** What an attacker finds in one layer of what is printed. */
export type LayerAudit = {
  readonly layer: string
  /** For every hidden cell the least and greatest value that it can have. */
  readonly intervals: readonly CellInterval[]
  /** Hidden cells that have one possible value only. */
  readonly exact: readonly number[]
  /** Sensitive cells whose interval does not hold the required one. */
  readonly tooNarrow: readonly number[]
  /** The same of the cells that a household standing alone in another could work out. */
  readonly toInsiders: readonly number[]
}

const tolerance = 1e-6

/**
 * Attacks a system with the published figures alone: for every hidden cell the minimum and the maximum subject to all
 * relations, to the least values that everyone knows and, for counts, to being whole; the sensitive ones again as the
 * household that stands alone in a neighbouring cell sees them. Hidden values are read nowhere but to say what such a
 * household knows. Throws when the published figures contradict one another. Tables offered by layer, as moves from the true one, spare
 * programs: each counts if it agrees with all that is printed.
 */
export const auditSystem = async (
  system: DisclosureSystem,
  solver: Solver,
  pace: Pace,
  offered: readonly (readonly Witness[])[] = [],
): Promise<readonly LayerAudit[]> => {
  const audits: LayerAudit[] = []
  for (const [at, layer] of system.layers.entries())
    audits.push(await auditLayer(system, layer, solver, pace, offered[at] ?? []))
  return audits
}

/** Nothing recovered, nothing too narrow. */
export const isSafe = (audits: readonly LayerAudit[]): boolean =>
  audits.every(({ exact, tooNarrow, toInsiders }) => exact.length + tooNarrow.length + toInsiders.length === 0)

const auditLayer = async (
  system: DisclosureSystem,
  layer: SystemLayer,
  solver: Solver,
  pace: Pace,
  offered: readonly Witness[],
): Promise<LayerAudit> => {
  const attack = openAttack(system, layer, solver, offered)
  try {
    const intervals: CellInterval[] = []
    const requiredOf = new Map(layer.required.map((one) => [one.cell, one]))
    await attack.sweep((done, total) => pace('attacking', done, total))
    for (const [done, cell] of attack.cells.entries()) {
      await pace('attacking', done, attack.cells.length)
      intervals.push({ cell, ...attack.between(cell, requiredOf.get(cell)) })
    }
    const found = new Map(intervals.map((interval) => [interval.cell, interval]))
    const required = layer.required.filter(({ cell }) => system.cells[cell]?.hidden)
    return {
      layer: layer.name,
      intervals,
      exact: intervals.filter(isExact).map(({ cell }) => cell),
      tooNarrow: required.filter((one) => !covers(found.get(one.cell), one)).map(({ cell }) => cell),
      toInsiders: await attackFromInside(system, layer, attack, pace),
    }
  } finally {
    attack.close()
  }
}

const attackFromInside = async (
  system: DisclosureSystem,
  layer: SystemLayer,
  attack: PartAttack,
  pace: Pace,
): Promise<readonly number[]> => {
  const hidden = Uint8Array.from(system.cells, (cell) => (cell.hidden ? 1 : 0))
  const required = new Map(layer.required.map((one) => [one.cell, one]))
  const pairs = insiderPairs(system, hidden).filter(({ cell }) => required.has(cell))
  const exposed = new Set<number>()
  for (const [done, { cell, known }] of pairs.entries()) {
    await pace('insiders', done, pairs.length)
    if (layer.values[known] === null) continue
    const interval = required.get(cell) as Required
    if (!covers({ cell, ...attack.knowing(known, cell, interval) }, interval)) exposed.add(cell)
  }
  return [...exposed]
}

type Required = SystemLayer['required'][number]

const isExact = ({ low, high }: CellInterval): boolean =>
  low !== null && high !== null && high - low < tolerance * Math.max(1, Math.abs(high))

const covers = (found: CellInterval | undefined, { low, high }: Required): boolean => {
  const slack = tolerance * Math.max(1, Math.abs(high))
  if (!found) return false
  return (found.low === null || found.low <= low + slack) && (found.high === null || found.high >= high - slack)
}
