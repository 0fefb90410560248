import { entryDraftName } from '../contract/entry.ts'
import { Failure } from '../contract/failure.ts'
import type { Db } from './database.ts'
import { entries, eraseEntries } from './entries.ts'
import { eraseEntryIdentifiers } from './entry-identifiers.ts'
import { reEncrypt } from './people/re-encrypt.ts'
import { identifiersOf, type Study } from './study.ts'
import { deleteColumns } from './versions/column-store.ts'
import { versions } from './versions/versions.ts'

export type Erasure = {
  readonly dataset: string
  readonly what: 'identifiers' | 'everything'
  readonly reason: string
  readonly at: string
  /** Id of the person. */
  readonly person: string
}

/** What was erased from the study, oldest first, as the log tells it. */
export const erasures = (study: Study): readonly Erasure[] =>
  study.db
    .prepare<[], Erasure>(
      `SELECT object AS dataset, details ->> 'what' AS what, details ->> 'reason' AS reason, at, person
       FROM audit WHERE action = 'data.erased' ORDER BY position`,
    )
    .all()

export type EraseRequest = Pick<Erasure, 'dataset' | 'what' | 'reason'>

/**
 * Takes all versions of a dataset, or their direct identifiers alone, out of the databases, and encrypts what is left
 * with new keys: what a disk still holds of the old files has no key any more. Gives the study back open.
 */
export const eraseDataset = (
  study: Study,
  { dataset, what, reason }: EraseRequest,
): { study: Study; versions: number; entries: number } => {
  identifiersOf(study)
  const kept = versions(study, dataset).filter((version) => what === 'everything' || version.identifiers.length > 0)
  const ids = kept.filter(({ isErased }) => !isErased).map(({ id }) => id)
  const typedIn = entries(study, dataset).filter((one) => what === 'everything' || one.pseudonym !== null)
  if (ids.length === 0 && typedIn.length === 0) throw new Failure('care.nothing-to-erase', { dataset })
  const author = { at: study.now().toISOString(), person: study.person.id }
  const next = reEncrypt(study, {
    identifiers: true,
    access: (access) => access,
    change: (db) => {
      for (const id of ids) eraseVersion(db, id, what)
      eraseEntries(db, dataset, what)
      if (what === 'everything') db.prepare('DELETE FROM draft WHERE name = ?').run(entryDraftName(dataset))
      recordErasures(db, ids, { what, reason, ...author })
    },
    changeIdentifiers: (db) => {
      eraseEntryIdentifiers(db, dataset)
      for (const id of ids) {
        deleteColumns(db, id)
        db.prepare('DELETE FROM identifier_variable WHERE version_id = ?').run(id)
      }
    },
    entry: {
      action: 'data.erased',
      object: dataset,
      details: { what, reason, versions: ids.length, entries: typedIn.length },
    },
  })
  return { study: next, versions: ids.length, entries: typedIn.length }
}

/** The row of the version stays, and with it what file it came from and when. */
const eraseVersion = (db: Db, id: number, what: Erasure['what']): void => {
  db.prepare(`UPDATE data_version SET identifiers = '[]' WHERE id = ?`).run(id)
  if (what === 'identifiers') return
  deleteColumns(db, id)
  // Corrections name records.
  db.prepare('DELETE FROM correction WHERE version_id = ?').run(id)
  db.prepare('UPDATE data_version SET is_current = 0 WHERE id = ?').run(id)
}

const recordErasures = (
  db: Db,
  ids: readonly number[],
  { what, reason, at, person }: Omit<Erasure, 'dataset'>,
): void => {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO erasure (version_id, what, reason, erased_at, person) VALUES (?, ?, ?, ?, ?)',
  )
  for (const id of ids) insert.run(id, what, reason, at, person)
}
