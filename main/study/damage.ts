import { Failure } from '../contract/failure.ts'
import type { Db } from './database.ts'
import { storageFailure } from './storage-failure.ts'
import { identifiersFile, type Study, studyFile } from './study.ts'

type Databases = Pick<Study, 'db' | 'identifiers'>

/**
 * What an error met while working on an open study means to the user. SQLite does not say in which of the two databases
 * a page cannot be read, so they are read through to name the right file.
 */
export const studyFailure = (error: unknown, { db, identifiers }: Databases): unknown => {
  const failure = storageFailure(error, studyFile)
  if (failure === error || !(failure instanceof Failure) || failure.code !== 'study.database-unreadable') return failure
  const isIdentifiers = identifiers?.open && !isWhole(identifiers) && db.open && isWhole(db)
  return new Failure('study.database-unreadable', { file: isIdentifiers ? identifiersFile : studyFile })
}

/** Whether every page that holds something can be decrypted and the structure is sound. */
export const isWhole = (db: Db): boolean => {
  try {
    return db.pragma('integrity_check(1)', { simple: true }) === 'ok'
  } catch {
    return false
  }
}
