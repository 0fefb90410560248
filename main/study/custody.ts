import { Failure } from '../contract/failure.ts'
import { appendAudit } from './audit.ts'
import type { AuditRecord } from './audit-chain.ts'
import { type BackupInfo, copyStudy } from './backup-study.ts'
import type { Study } from './study.ts'

/*
 * One writer at a time, on one machine or on several: a study that was handed over is only read where it was, and the
 * copy only where it was taken over is it written. Both stand in the signed log, which is one and the same up to there.
 */

/** To whom and when the study was handed over; `null` where it may be written. */
export const handedOver = (study: Pick<Study, 'db'>): { readonly to: string; readonly at: string } | null => {
  const last = study.db
    .prepare<[], AuditRecord>(
      `SELECT * FROM audit WHERE action IN ('study.handed-over', 'study.taken-over') ORDER BY position DESC LIMIT 1`,
    )
    .get()
  return last?.action === 'study.handed-over' ? { to: JSON.parse(last.details).to, at: last.at } : null
}

/** Copies the study with its record of being handed over. When that fails, it stays here. */
export const handOver = async (study: Study, folder: string, to: string): Promise<BackupInfo> => {
  appendAudit(study, { action: 'study.handed-over', object: 'study', details: { to } })
  try {
    return await copyStudy(study, folder)
  } catch (error) {
    appendAudit(study, { action: 'study.taken-over', object: 'study', details: { reason: 'hand-over failed' } })
    throw error
  }
}

/** Makes this copy the one that is written. Taking back what another machine also took over makes two studies of one. */
export const takeOver = (study: Study, reason: string): void => {
  if (handedOver(study) === null) throw new Failure('study.not-handed-over', {})
  appendAudit(study, { action: 'study.taken-over', object: 'study', details: { reason } })
}
