import { cpSync, existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Failure } from '../contract/failure.ts'
import { appendAudit } from './audit.ts'
import { auditHead } from './audit-chain.ts'
import { buildFolder } from './build-folder.ts'
import { checkIntegrity } from './check-integrity.ts'
import type { Db } from './database.ts'
import type { AuditHead, Header } from './header/header.ts'
import { writeHeaderCopy } from './header/header-copies.ts'
import { saltOf } from './header/header-salt.ts'
import { copyOfKeys } from './keys/data-keys.ts'
import type { OpenedSlot } from './keys/slot.ts'
import { closeStudy, openWithKeys } from './open-study.ts'
import { storageFailure } from './storage-failure.ts'
import { identifiersFile, releasesFolder, type Study, studyFile } from './study.ts'

/** What was kept: the whole study up to `head` of its audit log. */
export type BackupInfo = { readonly folder: string; readonly bytes: number; readonly head: AuditHead }

/** A copy of the study for the case of loss, put on record. */
export const backupStudy = async (study: Study, target: string): Promise<BackupInfo> => {
  const info = await copyStudy(study, target)
  appendAudit(study, { action: 'backup.made', object: 'study', details: { head: info.head, bytes: info.bytes } })
  return info
}

/**
 * Copies the study, encrypted with the same keys and opened by the same passphrases, into a new folder, then opens
 * the copy and checks everything in it. A copy that does not pass is removed. The folder may lie on a network drive;
 * to be worked with, the copy is brought back to a local disk.
 */
export const copyStudy = async (study: Study, target: string): Promise<BackupInfo> => {
  const folder = resolve(target)
  const head = auditHead(study.db)
  await buildFolder(folder, async (building) => {
    copyDatabase(study.db, join(building, studyFile), studyFile)
    copyIdentifiers(study, building)
    const releases = join(study.folder, releasesFolder)
    if (existsSync(releases)) cpSync(releases, join(building, releasesFolder), { recursive: true })
    const header: Header = { ...study.header.header, salt: saltOf(join(building, studyFile)), head }
    writeHeaderCopy(building, 0, header, study.dataKeys.study)
    writeHeaderCopy(building, 1, { ...header, sequence: header.sequence + 1 }, study.dataKeys.study)
    if (!isSound(study, building)) throw new Failure('study.backup-damaged', { folder })
  })
  return { folder, bytes: bytesIn(folder), head }
}

/** A compact copy under the same key; SQLite writes it as encrypted as the original. */
const copyDatabase = (db: Db, path: string, file: string): void => {
  try {
    db.prepare('VACUUM INTO ?').run(path)
  } catch (error) {
    throw storageFailure(error, file)
  }
}

/** Without its key the file is copied as it lies there, with what is not yet in it; nobody else can have it open. */
const copyIdentifiers = (study: Study, building: string): void => {
  if (study.identifiers) {
    copyDatabase(study.identifiers, join(building, identifiersFile), identifiersFile)
    return
  }
  for (const ending of ['', '-wal']) {
    const file = `${identifiersFile}${ending}`
    if (existsSync(join(study.folder, file))) cpSync(join(study.folder, file), join(building, file))
  }
}

const isSound = (study: Study, folder: string): boolean => {
  try {
    const copy = openWithKeys({ folder, opened: ownSlot(study), now: study.now })
    try {
      return checkIntegrity(copy).length === 0
    } finally {
      closeStudy(copy)
    }
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}

/** The keys the study is open with, copied, because closing wipes them. */
const ownSlot = (study: Study): OpenedSlot => {
  const slot = study.header.header.slots.find(({ person }) => person === study.person.id)
  if (slot === undefined) throw new Error('The study is open without a slot')
  return { slot, signingKey: study.signingKey, dataKeys: copyOfKeys(study.dataKeys) }
}

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
