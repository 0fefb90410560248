import { randomUUID } from 'node:crypto'
import { PerturbedRecord } from '../../contract/release.ts'
import type { ResultTable } from '../../contract/results.ts'
import type { ProtectedTables } from '../../core/plan/protection/protect-tables.ts'
import { resultBefore, saveResult } from '../../study/results.ts'
import type { Study } from '../../study/study.ts'
import { hashOf } from '../estimates/result-keys.ts'

/**
 * Keeps what stands behind the changed figures of tables from their protection until their release. It is found by the
 * form that was approved and takes no part in its hash, which leaves the house and could be tried with guessed counts.
 */
export const keepBehind = (study: Study, { tables, changed }: Pick<ProtectedTables, 'tables' | 'changed'>): void => {
  for (const record of changed) {
    const form = tables.find(({ id }) => id === record.table)
    if (form)
      saveResult(study, { key: hashOf({ kept: randomUUID() }), table: nameOf(form), json: JSON.stringify(record) })
  }
}

/** What stands behind the figures of these tables, where they were changed. */
export const behindChanged = (study: Study, tables: readonly ResultTable[]): readonly PerturbedRecord[] =>
  tables.flatMap((form) => {
    if (!form.perturbation) return []
    const kept = resultBefore(study, nameOf(form), '')
    if (!kept) throw new Error('A changed table has lost what stands behind it')
    return [PerturbedRecord.parse(JSON.parse(kept.json))]
  })

const nameOf = (form: ResultTable): string => `behind/${form.id}/${hashOf({ form })}`
