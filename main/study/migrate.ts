import { rmSync } from 'node:fs'
import { Failure } from '../contract/failure.ts'
import type { Db } from './database.ts'

/** One step of a database's structure. Once released it never changes: a correction is a new step. */
export type Migration = { readonly number: number; readonly name: string; readonly up: (db: Db) => void }

export const migration = (number: number, name: string, up: (db: Db) => void): Migration => ({ number, name, up })

/** The steps a database has been through. */
export const databaseVersion = (db: Db): number => Number(db.pragma('user_version', { simple: true }))

/** Refuses a database that a later version of the program has already changed. */
export const refuseNewerDatabase = (db: Db, steps: readonly Migration[]): void => {
  const found = databaseVersion(db)
  if (found > steps.length) throw new Failure('study.newer-format', { found, supported: steps.length })
}

/**
 * Brings a database to the newest structure: all missing steps in one transaction, or none. A database that
 * already holds something is first copied, encrypted, to `backupFile(number of its version)`.
 * Returns the numbers of the steps taken.
 */
export const migrate = (
  db: Db,
  steps: readonly Migration[],
  backupFile: (version: number) => string,
): readonly number[] => {
  refuseGaps(steps)
  refuseNewerDatabase(db, steps)
  const from = databaseVersion(db)
  const missing = steps.slice(from)
  if (missing.length === 0) return []
  if (from > 0) backUp(db, backupFile(from))
  db.transaction(() => {
    for (const step of missing) step.up(db)
    db.pragma(`user_version=${steps.length}`)
  }).exclusive()
  return missing.map((step) => step.number)
}

const backUp = (db: Db, file: string): void => {
  // What a migration that was cut short left behind.
  rmSync(file, { force: true })
  db.prepare('VACUUM INTO ?').run(file)
}

const refuseGaps = (steps: readonly Migration[]): void => {
  for (const [place, { number }] of steps.entries()) {
    if (number !== place + 1) throw new Error(`Migration ${number} stands at place ${place + 1}`)
  }
}
