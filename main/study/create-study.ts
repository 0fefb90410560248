import { type KeyObject, randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { roles } from '../contract/roles.ts'
import { insertAuditRecord } from './audit-chain.ts'
import { buildFolder } from './build-folder.ts'
import { createDatabase, type Db } from './database.ts'
import { type AuditHead, type Header, headerFormat } from './header/header.ts'
import { writeHeaderCopy } from './header/header-copies.ts'
import { saltOf } from './header/header-salt.ts'
import type { DataKeys } from './keys/data-keys.ts'
import { type KeyDerivationCost, recommendedCost } from './keys/passphrase-key.ts'
import { createSlot, type OpenedSlot, openSlot, type Slot } from './keys/slot.ts'
import { type Migration, migrate } from './migrate.ts'
import { identifierSteps, studySteps } from './migrations/index.ts'
import { refuseNetworkFolder } from './network-folder.ts'
import { openWithKeys } from './open-study.ts'
import { keepAccess } from './people/access.ts'
import { refuseShort } from './people/add-person.ts'
import { identifiersFile, releasesFolder, type Study, studyFile } from './study.ts'

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
  readonly derivation?: KeyDerivationCost | undefined
}

/** Makes a study folder and opens it. */
export const createStudy = async (request: NewStudy): Promise<Study> => {
  const folder = resolve(request.folder)
  try {
    refuseShort(request.passphrase)
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
  const place = { study: randomUUID(), epochs: { study: 1, identifiers: 1 } }
  const person = randomUUID()
  const dataKeys = { study: randomBytes(32), identifiers: randomBytes(32) }
  const slot = await createSlot(place, person, request.passphrase, dataKeys, request.derivation ?? recommendedCost)
  // Opening the slot at once proves that the passphrase opens what was just locked.
  const opened = await openSlot(place, slot, request.passphrase)
  if (opened === null) throw new Error('A new key slot does not open')
  const head = buildDatabases(folder, dataKeys, { ...request, study: place.study, slot, signingKey: opened.signingKey })
  const header: Header = {
    caracteriza: 'study',
    format: headerFormat,
    sequence: 1,
    ...place,
    salt: saltOf(join(folder, studyFile)),
    cipher: 'sqlcipher-4',
    slots: [slot],
    recovery: null,
    head,
  }
  writeHeaderCopy(folder, 0, header, dataKeys.study)
  writeHeaderCopy(folder, 1, { ...header, sequence: 2 }, dataKeys.study)
  return opened
}

type NewKeys = { readonly [K in keyof DataKeys]: Buffer }

type FirstContent = {
  readonly study: string
  readonly title: string
  readonly person: string
  readonly slot: Slot
  readonly signingKey: KeyObject
  readonly now: () => Date
}

const buildDatabases = (folder: string, keys: NewKeys, content: FirstContent): AuditHead => {
  buildDatabase(join(folder, identifiersFile), keys.identifiers, identifierSteps, () => {})
  return buildDatabase(join(folder, studyFile), keys.study, studySteps, (db) => insertFirstContent(db, content))
}

const buildDatabase = <T>(path: string, key: Buffer, steps: readonly Migration[], fill: (db: Db) => T): T => {
  const db = createDatabase(path, key)
  try {
    migrate(db, steps, () => {
      throw new Error('A new database has nothing to back up')
    })
    return db.transaction(() => fill(db))()
  } finally {
    db.close()
  }
}

const insertFirstContent = (db: Db, { study, title, person, slot, signingKey, now }: FirstContent): AuditHead => {
  const at = now().toISOString()
  db.prepare('INSERT INTO study (id, title, created_at) VALUES (?, ?, ?)').run(study, title, at)
  db.prepare('INSERT INTO person (id, name, signing_key, added_at) VALUES (?, ?, ?, ?)').run(
    slot.person,
    person,
    slot.signingKey,
    at,
  )
  const access = keepAccess(db, { slots: [slot], recovery: null })
  const author = { id: study, person: { id: slot.person }, signingKey, now }
  return insertAuditRecord(db, author, {
    action: 'study.created',
    object: 'study',
    // Whoever begins a study alone holds all roles.
    details: { ...access, person: slot.person, name: person, roles, signingKey: slot.signingKey },
  })
}
