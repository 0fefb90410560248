import { closeSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import Database from 'better-sqlite3'
import { Failure } from '../contract/failure.ts'

export type Db = Database.Database

/** Makes a new encrypted database file. */
export const createDatabase = (path: string, key: Buffer): Db => connect(path, key, false)

/** Opens an encrypted database that no other process may open until it is closed. */
export const openDatabase = (path: string, key: Buffer): Db => {
  refusePlaintext(path)
  return connect(path, key, true)
}

/** What a broken, full or foreign database means to the user; any other error is given back as it is. */
export const databaseFailure = (error: unknown, file: string): unknown => {
  if (!(error instanceof Database.SqliteError)) return error
  if (error.code === 'SQLITE_FULL') return new Failure('study.disk-full', { file })
  return /^SQLITE_(NOTADB|CORRUPT|IOERR)/.test(error.code) ? new Failure('study.database-unreadable', { file }) : error
}

export const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')

/**
 * An encrypted file shows nothing but random bytes. One that begins as SQLite files do was written by a program
 * without the cipher. Reads the file before SQLite opens it: closing a file that the same process holds locked
 * through SQLite would drop the lock.
 */
const refusePlaintext = (path: string): void => {
  const file = basename(path)
  const magic = 'SQLite format 3\0'
  const start = Buffer.alloc(magic.length)
  try {
    const opened = openSync(path, 'r')
    try {
      readSync(opened, start)
    } finally {
      closeSync(opened)
    }
  } catch {
    throw new Failure('study.database-unreadable', { file })
  }
  if (start.toString('latin1') === magic) throw new Failure('study.not-encrypted', { file })
}

const connect = (path: string, key: Buffer, mustExist: boolean): Db => {
  const file = basename(path)
  const db = new Database(path, { fileMustExist: mustExist, timeout: 250 })
  try {
    unlock(db, key)
    // The lock of the operating system: it goes with the process, however that ends, so no stale lock can remain.
    db.pragma('locking_mode=EXCLUSIVE')
    db.pragma('journal_mode=WAL')
    db.pragma('synchronous=FULL')
    db.pragma('temp_store=MEMORY')
    db.pragma('secure_delete=ON')
    db.pragma('trusted_schema=OFF')
    db.pragma('cell_size_check=ON')
    db.pragma('foreign_keys=ON')
    db.pragma('journal_size_limit=16777216')
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return db
  } catch (error) {
    db.close()
    throw databaseFailure(error, file)
  }
}

/** SQLCipher 4 with a raw key: AES-256-CBC and HMAC-SHA512 for every page. The key never becomes a string. */
const unlock = (db: Db, key: Buffer): void => {
  db.pragma("cipher='sqlcipher'")
  db.pragma('legacy=4')
  const raw = Buffer.alloc(2 * key.length + 3)
  raw.write("x'", 'latin1')
  for (const [place, byte] of key.entries()) {
    raw[2 + 2 * place] = hexDigit(byte >> 4)
    raw[3 + 2 * place] = hexDigit(byte & 15)
  }
  raw.write("'", raw.length - 1, 'latin1')
  db.key(raw)
  raw.fill(0)
  if (db.pragma('cipher', { simple: true }) !== 'sqlcipher') throw new Error('SQLite was loaded without its cipher')
}

const hexDigit = (value: number): number => (value < 10 ? 48 + value : 87 + value)
