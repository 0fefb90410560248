import { randomBytes } from 'node:crypto'
import type { Db } from '../database.ts'
import { storageFailure } from '../storage-failure.ts'
import { identifiersFile, identifiersOf, type Study } from '../study.ts'
import { transaction } from '../transaction.ts'
import { pseudonymColumn } from './column-store.ts'
import { ColumnWriter } from './column-writer.ts'
import type { NewVersion } from './new-version.ts'
import { inPseudonymOrder, pseudonymBytes } from './pseudonyms.ts'
import type { Run } from './run-cutter.ts'

/** What one of the two databases keeps of a version that is being written. */
export type VersionPart = {
  /** By place in the batches; null for what the other database keeps. */
  readonly columns: readonly (ColumnWriter | null)[]
  /** Only in versions with identifiers. */
  readonly pseudonyms: ColumnWriter | null
}

export type VersionParts = { readonly study: VersionPart; readonly identifiers: VersionPart }

/** Announces the columns of a version in the database that will keep each. */
export const openParts = (study: Study, id: number, { variables, identifiers }: NewVersion): VersionParts => {
  const isIdentifier = new Set(identifiers)
  const part = (db: Db, keepsIdentifiers: boolean): VersionPart => ({
    columns: variables.map(({ name, storage }, position) =>
      isIdentifier.has(name) === keepsIdentifiers ? new ColumnWriter(db, id, position, name, storage) : null,
    ),
    pseudonyms:
      isIdentifier.size === 0 ? null : new ColumnWriter(db, id, variables.length, pseudonymColumn, 'pseudonym'),
  })
  return {
    identifiers:
      inIdentifiers(study, isIdentifier.size, (db) => {
        const document = db.prepare('INSERT INTO identifier_variable (version_id, position, variable) VALUES (?, ?, ?)')
        for (const [position, variable] of variables.entries()) {
          if (isIdentifier.has(variable.name)) document.run(id, position, JSON.stringify(variable))
        }
        return part(db, true)
      }) ?? nothing,
    study: transaction(study, () => part(study.db, false)),
  }
}

/** What identifiers.db keeps of a version without identifiers. */
const nothing: VersionPart = { columns: [], pseudonyms: null }

/** Keeps a run of rows: one transaction for its identifiers, one for the rest. */
export const keepRun = (study: Study, parts: VersionParts, run: Run): void => {
  const drawn = parts.study.pseudonyms === null ? null : randomBytes(run.rows * pseudonymBytes)
  if (drawn !== null) {
    const { order, sorted } = inPseudonymOrder(drawn)
    inIdentifiers(study, 1, () => addRun(parts.identifiers, run, sorted, order))
  }
  transaction(study, () => addRun(parts.study, run, drawn))
}

/** One transaction of identifiers.db, which is needed only where there are identifiers; `undefined` where not. */
export const inIdentifiers = <T>(study: Study, count: number, work: (db: Db) => T): T | undefined => {
  if (count === 0) return undefined
  const db = identifiersOf(study)
  try {
    return db.transaction(() => work(db))()
  } catch (error) {
    throw storageFailure(error, identifiersFile)
  }
}

/** The writers of a part's columns. */
export const writersOf = (part: VersionPart): readonly ColumnWriter[] => part.columns.filter((one) => one !== null)

const addRun = (part: VersionPart, run: Run, pseudonyms: Buffer | null, order?: Uint32Array): void => {
  if (pseudonyms !== null) part.pseudonyms?.addPseudonyms(pseudonyms)
  for (const [place, writer] of part.columns.entries()) writer?.add(run.columns[place], order)
}
