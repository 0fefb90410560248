import { Failure } from '../../../../contract/failure.ts'
import type { ResultTable } from '../../../../contract/results.ts'
import { computeTable } from '../../estimates/compute-table.ts'
import type { ProtectedTables } from '../protect-tables.ts'
import type { ToProtect } from '../protection-groups.ts'
import type { NamedSystem } from '../table-systems.ts'
import { type EarlierTable, standingOf } from './earlier-tables.ts'

/**
 * The systems behind the tables of a release whose figures were changed: what was printed of each place, and what an attacker finds who
 * has these tables and those before. The tables are changed again by `protect`, with all that left held as it was. Refused
 * where the records are no longer those of that time.
 */
export const releasedChanged = async <Input extends Omit<ToProtect, 'tables'>>(
  input: Input,
  left: readonly EarlierTable[],
  protect: (input: Input & Pick<ToProtect, 'tables'>) => Promise<ProtectedTables>,
): Promise<readonly NamedSystem[]> => {
  const tables = left.map((table): ResultTable => {
    const { release, spec, printed } = table
    const { standing } = standingOf(table, input.spec.threshold, input.plan, input.prepared)
    if (standing !== 'same' || !spec)
      throw new Failure('release.records-changed', { number: release, table: printed.id })
    return { ...computeTable(input.plan, spec, input.prepared(spec.design)), key: printed.key }
  })
  const before = input.earlier.filter(
    (table) => standingOf(table, input.spec.threshold, input.plan, input.prepared).standing === 'same',
  )
  return (await protect({ ...input, tables, earlier: [...before, ...left] })).systems
}
