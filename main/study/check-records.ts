import { Failure } from '../contract/failure.ts'
import type { AuditRecord } from './audit-chain.ts'
import type { RecordRule, ToldRecord } from './record-rule.ts'
import { recordRules } from './record-rules.ts'
import type { Study } from './study.ts'

/**
 * Holds what is kept against what the audit log tells was done: every revision, version, run, correction, decision, record
 * typed in and release that it tells of is there with the content it had, and none besides. A page of the database that was
 * put back to an earlier moment is as authentic as one of today; this is what gives it away. For a log that has proved to be whole.
 */
export const checkRecords = (study: Study): readonly Failure[] =>
  objectsThatDisagree(study, recordRules).map((object) => new Failure('study.records-disagree', { object }))

/** The objects of some rules of which the log tells something else than is kept. */
export const objectsThatDisagree = (study: Study, rules: readonly RecordRule[]): readonly string[] => {
  const records = study.db
    .prepare<[], AuditRecord>('SELECT * FROM audit ORDER BY position')
    .all()
    .map(({ action, object, details }): ToldRecord => ({ action, object, details: JSON.parse(details) }))
  return rules.flatMap((rule) => disagreeing(rule, records, study))
}

/** What the rule's log tells and what is kept, where they are not the same. */
const disagreeing = (rule: RecordRule, records: readonly ToldRecord[], study: Study): readonly string[] => {
  const told = rule.told(records)
  const kept = rule.kept(study)
  const changed = [...told].filter(
    ([object, content]) => !kept.has(object) || (content ?? kept.get(object)) !== kept.get(object),
  )
  const untold = [...kept.keys()].filter((object) => !told.has(object))
  return [...changed.map(([object]) => object), ...untold]
}
