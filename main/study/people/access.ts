import { createHash } from 'node:crypto'
import { Failure } from '../../contract/failure.ts'
import type { Db } from '../database.ts'
import { writeBothCopies } from '../header/current-header.ts'
import { Access } from '../keys/access.ts'
import type { Study } from '../study.ts'

/*
 * Who can open the study stands twice: in study.db, where it changes in the transaction that records the change, and in
 * the header, where it is read before anything is open. The database is right; opening brings a header that a crash
 * left behind up to it.
 */

export const readAccess = (db: Db): Access => Access.parse(JSON.parse(accessText(db)))

const accessText = (db: Db): string => db.prepare<[], string>('SELECT json FROM access').pluck().get() ?? '{}'

/**
 * Part of the caller's transaction; the header follows by `publishAccess`. Gives what the record of the change has to say
 * beside the rest: without it slots of before could be put back.
 */
export const keepAccess = (db: Db, access: Access): { readonly access: string } => {
  db.prepare('INSERT OR REPLACE INTO access (one, json) VALUES (1, ?)').run(JSON.stringify(access))
  return { access: accessDigest(db) }
}

export const accessDigest = (db: Db): string => createHash('sha256').update(accessText(db)).digest('hex')

/** Refuses slots other than those that the log tells of: an old passphrase must not open again. */
export const refuseOtherAccess = (db: Db): void => {
  const told = db
    .prepare<[], string>(
      `SELECT json_extract(details, '$.access') FROM audit
       WHERE json_valid(details) AND json_extract(details, '$.access') IS NOT NULL ORDER BY position DESC LIMIT 1`,
    )
    .pluck()
    .get()
  if (told !== undefined && told !== accessDigest(db)) {
    throw new Failure('study.records-disagree', { object: 'access' })
  }
}

/** Brings both copies of the header to what the database says, so that no copy opens to a slot of before. */
export const publishAccess = (study: Study): void => {
  writeBothCopies(study.folder, study.header, readAccess(study.db), study.dataKeys.study)
}

/** Whether the header says of slots and recovery what the database says. */
export const headerHasAccess = (study: Study): boolean => {
  const { slots, recovery } = study.header.header
  return JSON.stringify({ slots, recovery }) === JSON.stringify(readAccess(study.db))
}
