import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Failure } from '../contract/failure.ts'
import { insertAuditRecord } from './audit-chain.ts'
import { buildFolder } from './build-folder.ts'
import { createDatabase } from './database.ts'
import { type AuditHead, type Header, headerFormat } from './header/header.ts'
import { writeHeaderCopy } from './header/header-copies.ts'
import { type KeyDerivationCost, recommendedCost } from './keys/passphrase-key.ts'
import { createSlot, type DataKeys, type OpenedSlot, openSlot } from './keys/slot.ts'
import { migrate } from './migrate.ts'
import { identifierSteps, studySteps } from './migrations/index.ts'
import { refuseNetworkFolder } from './network-folder.ts'
import { openWithKeys } from './open-study.ts'
import { identifiersFile, releasesFolder, type Study, studyFile } from './study.ts'

/** Fewer bytes than this can be guessed, whatever the key derivation costs. */
export const shortestPassphrase = 12

export type NewStudy = {
  /** Made by this call; may exist when empty. */
  readonly folder: string
  /** Wiped before the call returns. */
  readonly passphrase: Uint8Array
  /** The name of the first person, who gets the first key slot. */
  readonly person: string
  readonly title: string
  readonly now: () => Date
  /** What deriving the key from the passphrase costs; left out: as recommended. */
  readonly derivation?: KeyDerivationCost
}

/** Makes a study folder and opens it. */
export const createStudy = async (request: NewStudy): Promise<Study> => {
  const folder = resolve(request.folder)
  try {
    if (request.passphrase.length < shortestPassphrase) {
      throw new Failure('study.passphrase-too-short', { minimum: shortestPassphrase })
    }
    const opened = await buildFolder(folder, (building) => {
      refuseNetworkFolder(building)
      mkdirSync(join(building, releasesFolder))
      return buildStudy(building, request)
    })
    return openWithKeys({ folder, opened, now: request.now })
  } finally {
    request.passphrase.fill(0)
  }
}

const buildStudy = async (folder: string, request: NewStudy): Promise<OpenedSlot> => {
  const place = { study: randomUUID(), epoch: 1 }
  const person = randomUUID()
  const dataKeys = { study: randomBytes(32), identifiers: randomBytes(32) }
  const slot = await createSlot(place, person, request.passphrase, dataKeys, request.derivation ?? recommendedCost)
  // Opening the slot at once proves that the passphrase opens what was just locked.
  const opened = await openSlot(place, slot, request.passphrase)
  if (opened === null) throw new Error('A new key slot does not open')
  const head = buildDatabases(folder, dataKeys, { ...request, study: place.study, opened })
  const header: Header = {
    caracteriza: 'study',
    format: headerFormat,
    sequence: 1,
    ...place,
    cipher: 'sqlcipher-4',
    slots: [slot],
    head,
  }
  writeHeaderCopy(folder, 0, header, dataKeys.study)
  writeHeaderCopy(folder, 1, { ...header, sequence: 2 }, dataKeys.study)
  return opened
}

type FirstContent = {
  readonly study: string
  readonly title: string
  readonly person: string
  readonly opened: OpenedSlot
  readonly now: () => Date
}

const buildDatabases = (folder: string, keys: DataKeys, content: FirstContent): AuditHead => {
  const noBackup = () => {
    throw new Error('A new database has nothing to back up')
  }
  const identifiers = createDatabase(join(folder, identifiersFile), keys.identifiers)
  migrate(identifiers, identifierSteps, noBackup)
  identifiers.close()
  const db = createDatabase(join(folder, studyFile), keys.study)
  migrate(db, studySteps, noBackup)
  const at = content.now().toISOString()
  const { slot, signingKey } = content.opened
  const head = db.transaction(() => {
    db.prepare('INSERT INTO study (id, title, created_at) VALUES (?, ?, ?)').run(content.study, content.title, at)
    db.prepare('INSERT INTO person (id, name, signing_key, added_at) VALUES (?, ?, ?, ?)').run(
      slot.person,
      content.person,
      slot.signingKey,
      at,
    )
    const author = { id: content.study, person: { id: slot.person }, signingKey, now: content.now }
    return insertAuditRecord(db, author, { action: 'study.created', object: 'study' })
  })()
  db.close()
  return head
}
