import { createHash, randomBytes } from 'node:crypto'
import { Failure } from '../contract/failure.ts'
import { appendAudit } from './audit.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Db } from './database.ts'
import { keepIdentifiers } from './entry-identifiers.ts'
import type { Study } from './study.ts'
import { transaction } from './transaction.ts'

/** What was answered, by the variable. */
export type EntryAnswers = Readonly<Record<string, string>>

/** A record as it is now. */
export type Entry = {
  readonly record: number
  readonly isStruck: boolean
  /** Without the identifiers. */
  readonly answers: EntryAnswers
  /** Under which its identifiers lie in identifiers.db; null where it has none. */
  readonly pseudonym: string | null
  readonly changes: number
  readonly person: string
  readonly at: string
  readonly reason: string | null
}

export type NewEntry = { readonly answers: EntryAnswers; readonly identifiers: EntryAnswers }

/** The records of a dataset that were typed in, in the order of their numbers, struck ones included. */
export const entries = (study: Study, dataset: string): readonly Entry[] =>
  study.db
    .prepare<[string], Row>(
      `SELECT e.*, s.changes FROM entry e
       JOIN (SELECT max(id) AS id, count(*) AS changes FROM entry WHERE dataset = ? GROUP BY record) s ON s.id = e.id
       ORDER BY e.record`,
    )
    .all(dataset)
    .map(entryOf)

/** One record as it is now. */
export const entry = (study: Study, dataset: string, record: number): Entry => {
  const row = study.db
    .prepare<[string, number], Row>(
      `SELECT *, count(*) OVER () AS changes FROM entry WHERE dataset = ? AND record = ? ORDER BY id DESC LIMIT 1`,
    )
    .get(dataset, record)
  if (row === undefined) throw new Failure('entry.unknown-record', { dataset, record })
  return entryOf(row)
}

/** How many changes the records of a dataset went through. */
export const entryChanges = (study: Study, dataset: string): number =>
  study.db.prepare<[string], number>('SELECT count(*) FROM entry WHERE dataset = ?').pluck().get(dataset) ?? 0

/** How many records of each dataset were typed in, struck ones included, and how many have identifiers in the vault. */
export const enteredDatasets = (study: Study): readonly EnteredDataset[] =>
  study.db
    .prepare<[], EnteredDataset>(
      `SELECT dataset, count(DISTINCT record) AS records, count(DISTINCT CASE WHEN pseudonym IS NOT NULL THEN record END) AS identified
       FROM entry GROUP BY dataset ORDER BY dataset`,
    )
    .all()

export type EnteredDataset = { readonly dataset: string; readonly records: number; readonly identified: number }

/** Keeps new records, all of them or none; they are on the disk when it returns. */
export const addEntries = (study: Study, dataset: string, list: readonly NewEntry[]): number[] => {
  const pseudonyms = list.map(({ identifiers }) => keepIdentifiers(study, dataset, identifiers))
  return transaction(study, () => {
    const first =
      1 +
      (study.db
        .prepare<[string], number>('SELECT coalesce(max(record), 0) FROM entry WHERE dataset = ?')
        .pluck()
        .get(dataset) ?? 0)
    const rows = list.map(
      ({ answers }, place): NewRow => ({
        dataset,
        record: first + place,
        action: 'added',
        answers,
        pseudonym: pseudonyms[place] ?? null,
        reason: null,
      }),
    )
    const object = rows.length === 1 ? `${dataset}/#${first}` : dataset
    appendAudit(study, {
      action: 'entry.added',
      object,
      details: { first, records: rows.length, sha256: insert(study, rows) },
    })
    return rows.map(({ record }) => record)
  })
}

/** Other answers of a record; identifiers are left as they are where null is given. */
export const correctEntry = (
  study: Study,
  dataset: string,
  {
    record,
    answers,
    identifiers,
    reason,
  }: {
    readonly record: number
    readonly answers: EntryAnswers
    readonly identifiers: EntryAnswers | null
    readonly reason: string
  },
): void => {
  const before = entry(study, dataset, record)
  const pseudonym = identifiers === null ? bytesOf(before.pseudonym) : keepIdentifiers(study, dataset, identifiers)
  transaction(study, () => {
    const sha256 = insert(study, [{ dataset, record, action: 'corrected', answers, pseudonym, reason }])
    const variables = changed(before.answers, answers).length
    appendAudit(study, {
      action: 'entry.corrected',
      object: `${dataset}/#${record}`,
      details: { variables, identifiers: identifiers !== null, sha256 },
    })
  })
}

/** Strikes a record out, or brings it back. */
export const markEntry = (
  study: Study,
  dataset: string,
  {
    record,
    action,
    reason,
  }: { readonly record: number; readonly action: 'struck' | 'restored'; readonly reason: string },
): void =>
  transaction(study, () => {
    const { answers, pseudonym } = entry(study, dataset, record)
    const details = {
      sha256: insert(study, [{ dataset, record, action, answers, pseudonym: bytesOf(pseudonym), reason }]),
    }
    const object = `${dataset}/#${record}`
    if (action === 'struck') appendAudit(study, { action: 'entry.struck', object, details })
    else appendAudit(study, { action: 'entry.restored', object, details })
  })

/** Takes the records of a dataset, or their identifiers alone, out of study.db. */
export const eraseEntries = (db: Db, dataset: string, what: 'identifiers' | 'everything'): void => {
  if (what === 'everything') db.prepare('DELETE FROM entry WHERE dataset = ?').run(dataset)
  else db.prepare('UPDATE entry SET pseudonym = NULL WHERE dataset = ?').run(dataset)
}

/** What the log tells of a save: SHA-256 of its rows but for their pseudonyms, which are erased with the identifiers. */
export const saveDigest = (save: Buffer, rows: readonly SavedRow[]): string => {
  const own = rows.map(({ dataset, record, action, answers, reason, entered_at, person }) => ({
    dataset,
    record,
    action,
    answers,
    reason,
    entered_at,
    person,
  }))
  return createHash('sha256').update(save).update(canonicalJson(own)).digest('hex')
}

export type SavedRow = {
  readonly dataset: string
  readonly record: number
  readonly action: 'added' | 'corrected' | 'struck' | 'restored'
  /** Canonical JSON. */
  readonly answers: string
  readonly reason: string | null
  readonly entered_at: string
  readonly person: string
}

type NewRow = Omit<SavedRow, 'answers' | 'entered_at' | 'person'> & {
  readonly answers: EntryAnswers
  readonly pseudonym: Buffer | null
}

/** Keeps the rows of one save and gives their digest. */
const insert = (study: Study, list: readonly NewRow[]): string => {
  const save = randomBytes(16)
  const statement = study.db.prepare(
    `INSERT INTO entry (dataset, record, action, answers, pseudonym, reason, entered_at, person, save)
     VALUES (@dataset, @record, @action, @answers, @pseudonym, @reason, @entered_at, @person, @save)`,
  )
  const about = { entered_at: study.now().toISOString(), person: study.person.id }
  const rows = list.map((row) => ({ ...row, ...about, answers: canonicalJson(row.answers) }))
  for (const row of rows) statement.run({ ...row, save })
  return saveDigest(save, rows)
}

const changed = (before: EntryAnswers, after: EntryAnswers): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name])

const bytesOf = (pseudonym: string | null): Buffer | null => (pseudonym === null ? null : Buffer.from(pseudonym, 'hex'))

type Row = Omit<SavedRow, 'dataset'> & { readonly pseudonym: Buffer | null; readonly changes: number }

const entryOf = ({ record, action, answers, pseudonym, reason, entered_at, person, changes }: Row): Entry => ({
  record,
  isStruck: action === 'struck',
  answers: JSON.parse(answers),
  pseudonym: pseudonym === null ? null : pseudonym.toString('hex'),
  changes,
  person,
  at: entered_at,
  reason,
})
