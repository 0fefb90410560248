import { appendAudit } from './audit.ts'
import type { AuditRecord } from './audit-chain.ts'
import type { JsonObject } from './canonical-json.ts'
import type { Study } from './study.ts'

/*
 * What was done to an item stands in the audit log alone: chained, signed by whoever did it, and read back from there.
 * A state that somebody writes beside the log does not exist.
 */

export type ReviewRecord = {
  readonly position: number
  readonly at: string
  readonly person: string
  /** The part after `review.`. */
  readonly action: string
  /** `table/causas`. */
  readonly item: string
  readonly details: Readonly<Record<string, unknown>>
  readonly hash: string
  readonly signature: string
}

/** Everything that was done to items, oldest first. */
export const reviewRecords = (study: Study): readonly ReviewRecord[] =>
  study.db
    .prepare<[], AuditRecord>(`SELECT * FROM audit WHERE action >= 'review.' AND action < 'review/' ORDER BY position`)
    .all()
    .map(({ position, at, person, action, object, details, hash, signature }) => ({
      position,
      at,
      person,
      action: action.slice('review.'.length),
      item: object,
      details: JSON.parse(details),
      hash,
      signature,
    }))

export const appendReview = (study: Study, action: string, item: string, details: JsonObject): void => {
  appendAudit(study, { action: `review.${action}`, object: item, details })
}
