import { Failure } from '../../contract/failure.ts'
import { appendAudit } from '../audit.ts'
import { auditHead } from '../audit-chain.ts'
import type { Db } from '../database.ts'
import type { Study } from '../study.ts'
import { advanceHeader, type CurrentHeader } from './current-header.ts'
import { isAuthentic } from './header.ts'
import { readHeaderCopies } from './header-copies.ts'

/** The newest copy that was written with the study's key, and how many such copies there are. */
export type AuthenticHeader = { readonly current: CurrentHeader; readonly copies: number }

export const readAuthenticHeader = (folder: string, studyKey: Buffer): AuthenticHeader => {
  const authentic = readHeaderCopies(folder).filter((copy) => isAuthentic(copy, studyKey))
  const newest = authentic[0]
  if (newest === undefined) throw new Failure('study.header-damaged', {})
  return { current: { header: newest.header, copy: newest.copy }, copies: authentic.length }
}

/**
 * A header that lags behind the audit log is what a crash leaves. A header that knows of a record the log does not
 * hold means that the databases were put back to an earlier state. Whoever puts back all files together, headers
 * included, is not noticed here: only a release or a backup made in between gives that away.
 */
export const refuseRollback = (db: Db, { header }: CurrentHeader): void => {
  const { position, hash } = header.head
  const found = db.prepare<[number], { hash: string }>('SELECT hash FROM audit WHERE position = ?').get(position)
  if (found?.hash !== hash) {
    throw new Failure('study.rollback', { header: position, database: auditHead(db).position })
  }
}

/** Brings a lagging header up to the log, and a damaged or altered copy back; the latter is put on record. */
export const repairHeader = (study: Study, copies: number): void => {
  if (copies < 2) appendAudit(study, { action: 'header.repaired', object: 'study' })
  const head = auditHead(study.db)
  if (head.position > study.header.header.head.position) {
    advanceHeader(study.folder, study.header, head, study.dataKeys.study)
  }
}
