import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Failure } from '../contract/failure.ts'
import { appendAudit } from './audit.ts'
import { studyFailure } from './damage.ts'
import { type Db, openDatabase } from './database.ts'
import { entriesWithoutIdentifiers } from './entry-identifiers.ts'
import type { ReadHeader } from './header/header.ts'
import { readAuthenticHeader, refuseRollback, repairHeader } from './header/header-agreement.ts'
import { readHeaderCopies } from './header/header-copies.ts'
import { belongingCopies } from './header/header-salt.ts'
import { wipeKeys } from './keys/data-keys.ts'
import { type OpenedSlot, openSlot } from './keys/slot.ts'
import { announceHolder, lockedFailure, refuseOpenHere, withdrawHolder } from './lock.ts'
import { migrate, refuseNewerDatabase } from './migrate.ts'
import { identifierSteps, studySteps } from './migrations/index.ts'
import { refuseNetworkFolder } from './network-folder.ts'
import { removeOrphanIdentifiers } from './orphan-identifiers.ts'
import { headerHasAccess, publishAccess, readAccess, refuseOtherAccess } from './people/access.ts'
import { membershipOf } from './people/membership.ts'
import { finishPending, readNextHeader, removeUndecided } from './people/pending-re-encryption.ts'
import { nameReleases } from './releases.ts'
import { endInterruptedRuns } from './runs.ts'
import { isBusy } from './storage-failure.ts'
import { identifiersFile, type Person, type Study, studyFile } from './study.ts'
import { chainBrokenAt, verifyAudit } from './verify-audit.ts'
import { undoPendingVersions } from './versions/pending-version.ts'

export type OpenRequest = {
  readonly folder: string
  /** Wiped before the call returns. */
  readonly passphrase: Uint8Array
  readonly now: () => Date
}

/** Opens a study for this process alone, finishing or undoing what an interrupted one left half done. */
export const openStudy = async (request: OpenRequest): Promise<Study> => {
  try {
    const folder = resolve(request.folder)
    if (!existsSync(folder)) throw new Failure('study.not-a-study', { folder })
    refuseNetworkFolder(folder)
    refuseOpenHere(folder)
    const next = readNextHeader(folder)
    const headers = next ? [next] : belongingCopies(folder, readHeaderCopies(folder))
    const opened = await unlock(headers, request.passphrase)
    if (next) finishPending(folder, next, opened.dataKeys.study)
    return openWithKeys({ folder, opened, now: request.now })
  } finally {
    request.passphrase.fill(0)
  }
}

/** Writes what is still in the log files into the databases, lets the lock go and forgets the keys. */
export const closeStudy = (study: Study): void => {
  study.identifiers?.close()
  study.db.close()
  withdrawHolder(study.folder)
  wipeKeys(study.dataKeys)
}

/** The first slot of any copy that the passphrase opens. */
const unlock = async (copies: readonly ReadHeader[], passphrase: Uint8Array): Promise<OpenedSlot> => {
  const tried = new Set<string>()
  if (passphrase.length === 0) throw new Failure('study.wrong-passphrase', {})
  for (const { header } of copies) {
    for (const slot of header.slots) {
      const text = JSON.stringify([header.study, header.epochs, slot])
      if (tried.has(text)) continue
      tried.add(text)
      const opened = await openSlot(header, slot, passphrase)
      if (opened !== null) return opened
    }
  }
  throw new Failure('study.wrong-passphrase', {})
}

type KeyedRequest = { readonly folder: string; readonly opened: OpenedSlot; readonly now: () => Date }

/** Opens the folder with keys at hand. */
export const openWithKeys = ({ folder, opened, now }: KeyedRequest): Study => {
  const { dataKeys } = opened
  const open: Db[] = []
  try {
    refuseOpenHere(folder)
    const db = openLocked(folder, studyFile, dataKeys.study)
    open.push(db)
    announceHolder(folder, now())
    const identifiers = dataKeys.identifiers && openLocked(folder, identifiersFile, dataKeys.identifiers)
    if (identifiers) open.push(identifiers)
    refuseNewerDatabase(db, studySteps)
    if (identifiers) refuseNewerDatabase(identifiers, identifierSteps)
    // Read again under the lock: until now another process may have been writing it.
    const { current: header, copies } = readAuthenticHeader(folder, dataKeys.study)
    refuseRollback(db, header)
    const study = describeStudy({ folder, db, identifiers, opened, header, now })
    refuseUnprovedPeople(study)
    removeUndecided(folder)
    bringUpToDate(study)
    agreeOnAccess(study, opened)
    undoPendingVersions(study)
    removeOrphanIdentifiers(study)
    refuseMissingIdentifiers(study)
    endInterruptedRuns(study)
    nameReleases(study)
    repairHeader(study, copies)
    return study
  } catch (error) {
    const [db, identifiers = null] = open
    const failure = db ? studyFailure(error, { db, identifiers }) : error
    for (const one of open) one.close()
    if (db) withdrawHolder(folder)
    wipeKeys(dataKeys)
    throw failure
  }
}

const openLocked = (folder: string, file: string, key: Buffer): Db => {
  try {
    return openDatabase(join(folder, file), key)
  } catch (error) {
    throw isBusy(error) ? lockedFailure(folder) : error
  }
}

/** Where a record of people does not prove itself, the log is broken: there, or at an earlier record that is missing. */
const refuseUnprovedPeople = (study: Study): void => {
  try {
    membershipOf(study)
  } catch (error) {
    const { brokenAt } = verifyAudit(study)
    throw brokenAt === null ? error : new Failure('study.audit-broken', { position: brokenAt })
  }
}

/** A slot that was replaced since, or taken away, opens nothing, even from a copy of the header that still has it. */
const agreeOnAccess = (study: Study, { slot }: OpenedSlot): void => {
  refuseOtherSlots(study)
  if (!headerHasAccess(study)) publishAccess(study)
  const { slots, recovery } = readAccess(study.db)
  const isKnown = slots.some((one) => one.id === slot.id && one.privateKeys === slot.privateKeys)
  if (!isKnown && recovery?.privateKeys !== slot.privateKeys) throw new Failure('study.wrong-passphrase', {})
}

/** Slots that the log does not tell of; where a record is missing, it is the log that is broken. */
const refuseOtherSlots = (study: Study): void => {
  try {
    refuseOtherAccess(study.db)
  } catch (error) {
    const position = chainBrokenAt(study)
    throw position === null ? error : new Failure('study.audit-broken', { position })
  }
}

/** Identifiers are kept before the version or the record they belong to: either without them means an older identifiers.db. */
const refuseMissingIdentifiers = (study: Study): void => {
  if (study.identifiers === null) return
  const kept = study.identifiers.prepare<[], number>('SELECT DISTINCT version_id FROM data_column').pluck().all()
  const expected = study.db
    .prepare<[], { id: number; dataset: string; number: number }>(
      `SELECT id, dataset, number FROM data_version WHERE identifiers <> '[]' AND id NOT IN (SELECT version_id FROM corrected_version) ORDER BY id`,
    )
    .all()
  const missing = expected.find(({ id }) => !kept.includes(id))
  if (missing !== undefined) {
    throw new Failure('study.identifiers-missing', { version: `${missing.dataset}/${missing.number}` })
  }
  const [typedIn] = entriesWithoutIdentifiers(study)
  if (typedIn !== undefined) throw new Failure('study.identifiers-missing', { version: typedIn })
}

type Parts = Pick<Study, 'folder' | 'db' | 'identifiers' | 'header' | 'now'> & { readonly opened: OpenedSlot }

const describeStudy = ({ opened, ...parts }: Parts): Study => {
  const about = parts.db.prepare<[], { id: string; title: string }>('SELECT id, title FROM study').get()
  const person = parts.db.prepare<[string], Person>('SELECT id, name FROM person WHERE id = ?').get(opened.slot.person)
  if (about === undefined || person === undefined || about.id !== parts.header.header.study) {
    throw new Failure('study.database-unreadable', { file: studyFile })
  }
  return { ...parts, ...about, person, dataKeys: opened.dataKeys, signingKey: opened.signingKey }
}

const bringUpToDate = (study: Study): void => {
  const backup = (file: string) => (version: number) => join(study.folder, `${file}.before-${version + 1}`)
  const steps = {
    study: migrate(study.db, studySteps, backup(studyFile)),
    identifiers: study.identifiers ? migrate(study.identifiers, identifierSteps, backup(identifiersFile)) : [],
  }
  if (steps.study.length + steps.identifiers.length > 0) {
    appendAudit(study, { action: 'study.migrated', object: 'study', details: steps })
  }
}
