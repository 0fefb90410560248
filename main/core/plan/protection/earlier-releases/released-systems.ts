import { Failure } from '../../../../contract/failure.ts'
import { auditSystem } from '../../../disclosure/attack/audit.ts'
import type { Solver } from '../../../disclosure/linear-program.ts'
import type { Pace } from '../../../disclosure/pace.ts'
import { byDataset, type ToProtect, withoutPublic } from '../protection-groups.ts'
import { type NamedSystem, type Seal, sealGroup } from '../table-systems.ts'
import { isPrinted, standingOf } from './earlier-tables.ts'

/**
 * The systems behind the tables of a release as they left, hidden where nothing printed them, with what an attacker finds
 * who has these tables and those before. No pattern is looked for, so that what left is held against the rules and not
 * against the search. `input.tables` are the released tables; refused where the records are no longer those of that time.
 */
export const releasedSystems = async (
  input: ToProtect,
  release: number,
  solver: Solver,
  pace: Pace,
): Promise<readonly NamedSystem[]> => {
  for (const printed of input.tables) {
    const spec = input.plan.tables.find(({ id }) => id === printed.id) ?? null
    const { standing } = standingOf(
      { release, spec, printed, changed: null },
      input.spec.threshold,
      input.plan,
      input.prepared,
    )
    if (standing !== 'same') throw new Failure('release.records-changed', { number: release, table: printed.id })
  }
  const before = input.earlier.filter(
    (table) => standingOf(table, input.spec.threshold, input.plan, input.prepared).standing === 'same',
  )
  const systems: NamedSystem[] = []
  const seal: Seal = async ({ name, system }, cells) => {
    const printed = new Set(cells.filter(({ cell }) => isPrinted(cell)).flatMap(({ at }) => at))
    const left = {
      ...system,
      cells: system.cells.map((cell, at) => ({ ...cell, hidden: !cell.fixed && !printed.has(at) })),
    }
    const audits = await auditSystem(left, solver, pace)
    const layers = left.layers.map((layer, at) => ({ ...layer, intervals: [...(audits[at]?.intervals ?? [])] }))
    systems.push({ name, system: { ...left, layers } })
    return left
  }
  for (const group of byDataset(withoutPublic(input), before)) await sealGroup(input, group, seal)
  return systems
}
