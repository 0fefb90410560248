import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type AuditEntry, insertAuditRecord } from '../audit-chain.ts'
import { type Db, openDatabase, rekeyDatabase } from '../database.ts'
import type { Header } from '../header/header.ts'
import { saltOf } from '../header/header-salt.ts'
import type { Access } from '../keys/access.ts'
import { copyOfKeys, type DataKeys, type SlotPlace, sealDataKeys } from '../keys/data-keys.ts'
import type { OpenedSlot } from '../keys/slot.ts'
import { closeStudy, openWithKeys } from '../open-study.ts'
import { storageFailure } from '../storage-failure.ts'
import { identifiersFile, type Study, studyFile } from '../study.ts'
import { keepAccess, readAccess } from './access.ts'
import { finishReEncryption, nextFile, writeNextHeader } from './pending-re-encryption.ts'

export type ReEncryption = {
  /** The identifiers are encrypted anew too. Needs their key. */
  readonly identifiers: boolean
  /** Who can open the study from now on; the data keys are sealed anew. */
  readonly access: (present: Access) => Access
  /** What is written into the new study.db, in one transaction with its record. */
  readonly change?: (db: Db) => void
  /** What is taken out of the new identifiers.db. */
  readonly changeIdentifiers?: (db: Db) => void
  readonly entry: AuditEntry
}

/**
 * Encrypts the databases with new keys and closes the study, whose object is of no use any more; gives it back open
 * with the new keys. The new files are built beside the old ones; the moment at which their header takes its name is
 * the one at which the change exists. Whatever ends the work before it leaves the old study, whatever ends it after
 * is finished by the next opening.
 */
export const reEncrypt = (study: Study, request: ReEncryption): Study => {
  const { next, dataKeys } = prepareReEncryption(study, request)
  const { folder, now, signingKey } = study
  const slot = next.slots.find(({ person }) => person === study.person.id)
  closeStudy(study)
  finishReEncryption(folder, next, dataKeys.study)
  if (!slot) throw new Error('Whoever encrypts a study anew keeps a slot')
  const identifiers = slot.dataKeys.identifiers && dataKeys.identifiers
  const opened: OpenedSlot = { slot, dataKeys: { study: dataKeys.study, identifiers }, signingKey }
  return openWithKeys({ folder, opened, now })
}

/** The first half: builds the new databases beside those in use and decides for them. The study is still locked. */
export const prepareReEncryption = (study: Study, request: ReEncryption): { next: Header; dataKeys: DataKeys } => {
  const { epochs } = study.header.header
  const dataKeys = newKeys(study, request.identifiers)
  const place = {
    study: study.id,
    epochs: { study: epochs.study + 1, identifiers: epochs.identifiers + (request.identifiers ? 1 : 0) },
  }
  const access = resealed(request.access(readAccess(study.db)), place, dataKeys, request.identifiers)
  const next = buildNext(study, { ...request, place, access, dataKeys })
  study.db.pragma('wal_checkpoint(TRUNCATE)')
  study.identifiers?.pragma('wal_checkpoint(TRUNCATE)')
  writeNextHeader(study.folder, next, dataKeys.study)
  return { next, dataKeys }
}

type Build = Omit<ReEncryption, 'access'> & {
  readonly place: SlotPlace
  readonly access: Access
  readonly dataKeys: DataKeys
}

const buildNext = (study: Study, build: Build): Header => {
  const { place, access, dataKeys, entry } = build
  try {
    if (build.identifiers && study.identifiers) {
      buildDatabase(study, study.identifiers, identifiersFile, study.dataKeys.identifiers, dataKeys.identifiers, (db) =>
        build.changeIdentifiers?.(db),
      )
    }
    const head = buildDatabase(study, study.db, studyFile, study.dataKeys.study, dataKeys.study, (db) => {
      const kept = keepAccess(db, access)
      build.change?.(db)
      const details = { ...entry.details, ...kept, epochs: { ...place.epochs } }
      return insertAuditRecord(db, study, { ...entry, details })
    })
    const { header } = study.header
    const salt = saltOf(join(study.folder, nextFile(studyFile)))
    return { ...header, ...place, salt, ...access, head, sequence: header.sequence + 1 }
  } catch (error) {
    for (const file of [studyFile, identifiersFile]) rmSync(join(study.folder, nextFile(file)), { force: true })
    throw storageFailure(error, studyFile)
  }
}

/** A compact copy of a database, changed and encrypted with another key, whole on the disk. */
const buildDatabase = <T>(
  study: Study,
  db: Db,
  file: string,
  oldKey: Buffer | null,
  newKey: Buffer | null,
  change: (db: Db) => T,
): T => {
  if (oldKey === null || newKey === null) throw new Error('A database is encrypted anew only by whoever has its key')
  const path = join(study.folder, nextFile(file))
  rmSync(path, { force: true })
  db.prepare('VACUUM INTO ?').run(path)
  const copy = openDatabase(path, oldKey)
  try {
    const result = copy.transaction(() => change(copy))()
    rekeyDatabase(copy, newKey)
    return result
  } finally {
    copy.close()
  }
}

const newKeys = (study: Study, identifiers: boolean): DataKeys => ({
  study: randomBytes(32),
  identifiers: identifiers ? randomBytes(32) : copyOfKeys(study.dataKeys).identifiers,
})

/** The keys sealed anew to every holder; where the identifiers' key stays, what was sealed of it stays. */
const resealed = (access: Access, place: SlotPlace, dataKeys: DataKeys, identifiers: boolean): Access => {
  const reseal = <Holder extends Access['slots'][number] | NonNullable<Access['recovery']>>(holder: Holder): Holder => {
    const held = holder.dataKeys.identifiers
    const own = { study: dataKeys.study, identifiers: held && identifiers ? dataKeys.identifiers : null }
    const sealed = sealDataKeys(place, holder, own)
    return { ...holder, dataKeys: identifiers ? sealed : { ...sealed, identifiers: held } }
  }
  return { slots: access.slots.map(reseal), recovery: access.recovery && reseal(access.recovery) }
}
