import { randomBytes } from 'node:crypto'
import { Failure } from '../contract/failure.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Db } from './database.ts'
import type { EntryAnswers } from './entries.ts'
import { storageFailure } from './storage-failure.ts'
import { identifiersFile, identifiersOf, type Study } from './study.ts'
import { pseudonymBytes } from './versions/pseudonyms.ts'

/** Keeps identifiers before the record that they belong to: without it they are taken away at the next opening. */
export const keepIdentifiers = (study: Study, dataset: string, identifiers: EntryAnswers): Buffer | null => {
  if (Object.keys(identifiers).length === 0) return null
  const db = identifiersOf(study)
  const pseudonym = randomBytes(pseudonymBytes)
  try {
    db.prepare('INSERT INTO entered_identifiers (pseudonym, dataset, answers) VALUES (?, ?, ?)').run(
      pseudonym,
      dataset,
      canonicalJson(identifiers),
    )
  } catch (error) {
    throw storageFailure(error, identifiersFile)
  }
  return pseudonym
}

/**
 * Gives the identifiers that lie under the pseudonym of a record. They are kept before the record: where there are none,
 * identifiers.db is older than study.db, and a blank would pass for an answer.
 */
export const entryIdentifiers = (study: Study, dataset: string): ((pseudonym: string) => EntryAnswers) => {
  const kept = new Map(
    identifiersOf(study)
      .prepare<[string], { pseudonym: Buffer; answers: string }>(
        'SELECT pseudonym, answers FROM entered_identifiers WHERE dataset = ?',
      )
      .all(dataset)
      .map(({ pseudonym, answers }) => [pseudonym.toString('hex'), answers]),
  )
  return (pseudonym) => {
    const answers = kept.get(pseudonym)
    if (answers === undefined) throw new Failure('study.identifiers-missing', { version: dataset })
    return JSON.parse(answers)
  }
}

/** Pseudonyms under which identifiers lie that belong to no record. */
export const orphanPseudonyms = (study: Study): readonly Buffer[] => {
  if (study.identifiers === null) return []
  const used = new Set(pseudonymsOfEntries(study).map(({ pseudonym }) => pseudonym.toString('hex')))
  return keptPseudonyms(study.identifiers).filter((one) => !used.has(one.toString('hex')))
}

/** The datasets with a record whose identifiers are not in identifiers.db, which is older then. */
export const entriesWithoutIdentifiers = (study: Study): readonly string[] => {
  if (study.identifiers === null) return []
  const kept = new Set(keptPseudonyms(study.identifiers).map((one) => one.toString('hex')))
  const missing = pseudonymsOfEntries(study).filter(({ pseudonym }) => !kept.has(pseudonym.toString('hex')))
  return [...new Set(missing.map(({ dataset }) => dataset))]
}

/** Takes the identifiers of a dataset's records out of identifiers.db. */
export const eraseEntryIdentifiers = (db: Db, dataset: string): void => {
  db.prepare('DELETE FROM entered_identifiers WHERE dataset = ?').run(dataset)
}

const pseudonymsOfEntries = ({ db }: Study) =>
  db
    .prepare<[], { dataset: string; pseudonym: Buffer }>(
      'SELECT DISTINCT dataset, pseudonym FROM entry WHERE pseudonym IS NOT NULL',
    )
    .all()

const keptPseudonyms = (identifiers: Db): readonly Buffer[] =>
  identifiers.prepare<[], Buffer>('SELECT pseudonym FROM entered_identifiers').pluck().all()
