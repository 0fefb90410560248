import { createHash } from 'node:crypto'
import { appendAudit } from './audit.ts'
import type { Study } from './study.ts'
import { transaction } from './transaction.ts'

export type PlanRevision = {
  readonly number: number
  /** As the person wrote it. */
  readonly text: string
  /** The checked plan as JSON. */
  readonly json: string
  readonly savedAt: string
}

/** Keeps the plan as a new revision, or gives back the current one when the text is the same. */
export const savePlan = (study: Study, text: string, json: string): PlanRevision =>
  transaction(study, () => {
    const current = currentPlan(study)
    if (current?.text === text && current.json === json) return current
    const revision = { number: (current?.number ?? 0) + 1, text, json, savedAt: study.now().toISOString() }
    study.db
      .prepare('INSERT INTO plan_revision (number, text, json, saved_at, person) VALUES (?, ?, ?, ?, ?)')
      .run(revision.number, text, json, revision.savedAt, study.person.id)
    const sha256 = createHash('sha256').update(text).digest('hex')
    appendAudit(study, { action: 'plan.saved', object: `plan/${revision.number}`, details: { sha256 } })
    return revision
  })

export const planRevision = (study: Study, number: number): PlanRevision | null =>
  study.db
    .prepare<[number], PlanRevision>(
      'SELECT number, text, json, saved_at AS savedAt FROM plan_revision WHERE number = ?',
    )
    .get(number) ?? null

export const currentPlan = (study: Study): PlanRevision | null =>
  study.db
    .prepare<[], PlanRevision>(
      'SELECT number, text, json, saved_at AS savedAt FROM plan_revision ORDER BY number DESC LIMIT 1',
    )
    .get() ?? null
