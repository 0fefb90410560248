import { type AuditEntry, type AuditRecord, insertAuditRecord } from './audit-chain.ts'
import type { AuditHead } from './header/header.ts'
import type { Study } from './study.ts'
import { transaction } from './transaction.ts'

/** Adds a record, in the transaction of the change it tells of when there is one. */
export const appendAudit = (study: Study, entry: AuditEntry): AuditHead =>
  transaction(study, () => insertAuditRecord(study.db, study, entry))

/** At most `count` records from position `from` on, oldest first. */
export const listAudit = (study: Study, from = 1, count = 1000): readonly AuditRecord[] =>
  study.db
    .prepare<[number, number], AuditRecord>('SELECT * FROM audit WHERE position >= ? ORDER BY position LIMIT ?')
    .all(from, count)
