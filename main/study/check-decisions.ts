import { appendAudit } from './audit.ts'
import type { Study } from './study.ts'
import { transaction } from './transaction.ts'

/**
 * What was decided on a record that fails a rule. `evidence` is a digest of what the rule saw of the record: when
 * the record changes, the decision no longer speaks of it. Decisions are never changed; the newest one holds.
 */
export type CheckDecision = {
  readonly record: string
  readonly state: 'accepted' | 'reopened'
  readonly evidence: string
  readonly note: string
  readonly decidedAt: string
  /** Id of the person who decided. */
  readonly person: string
}

/** The newest decision on each record of a rule, by record. */
export const decisionsOn = (study: Study, rule: string): ReadonlyMap<string, CheckDecision> =>
  new Map(
    study.db
      .prepare<[string], CheckDecision>(
        `SELECT record, state, evidence, note, decided_at AS decidedAt, person FROM check_decision
         WHERE rule = ? ORDER BY id`,
      )
      .all(rule)
      .map((decision) => [decision.record, decision]),
  )

export type NewDecision = {
  readonly rule: string
  readonly state: CheckDecision['state']
  readonly records: readonly Pick<CheckDecision, 'record' | 'evidence'>[]
  readonly note: string
}

/** Keeps a decision on several records of a rule. The audit log learns how many, not which, and not the note. */
export const decide = (study: Study, { rule, state, records, note }: NewDecision): void =>
  transaction(study, () => {
    const insert = study.db.prepare(
      `INSERT INTO check_decision (rule, record, state, evidence, note, decided_at, person)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    const at = study.now().toISOString()
    for (const { record, evidence } of records) insert.run(rule, record, state, evidence, note, at, study.person.id)
    appendAudit(study, { action: `check.${state}`, object: `check/${rule}`, details: { records: records.length } })
  })
