import { basename } from 'node:path'
import Database from 'better-sqlite3'
import { Failure } from '../contract/failure.ts'
import { firstBytes } from './first-bytes.ts'
import { storageFailure } from './storage-failure.ts'

export type Db = Database.Database

/** Makes a new encrypted database file. */
export const createDatabase = (path: string, key: Buffer): Db => connect(path, key, false)

/** Opens an encrypted database that no other process may open until it is closed. */
export const openDatabase = (path: string, key: Buffer): Db => {
  refusePlaintext(path)
  return connect(path, key, true)
}

/**
 * An encrypted file shows nothing but random bytes. One that begins as SQLite files do was written by a program
 * without the cipher. Reads the file before SQLite opens it: closing a file that the same process holds locked
 * through SQLite would drop the lock.
 */
export const refusePlaintext = (path: string): void => {
  const file = basename(path)
  const magic = 'SQLite format 3\0'
  const start = firstBytes(path, magic.length)
  // SQLite takes an empty file for a new database; here it is one that lost its content.
  if (start === null || start.length < magic.length) throw new Failure('study.database-unreadable', { file })
  if (start.toString('latin1') === magic) throw new Failure('study.not-encrypted', { file })
}

const connect = (path: string, key: Buffer, mustExist: boolean): Db => {
  const file = basename(path)
  const db = newConnection(path, mustExist)
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
    // Without it, replacing a row would not fire the trigger that forbids deleting it.
    db.pragma('recursive_triggers=ON')
    db.pragma('journal_size_limit=16777216')
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return db
  } catch (error) {
    db.close()
    throw storageFailure(error, file)
  }
}

const newConnection = (path: string, mustExist: boolean): Db => {
  try {
    return new Database(path, { fileMustExist: mustExist, timeout: 250 })
  } catch (error) {
    throw storageFailure(error, basename(path))
  }
}

/** Encrypts a database that nobody else uses with another key, in one step that is whole on the disk when it returns. */
export const rekeyDatabase = (db: Db, key: Buffer): void => {
  db.pragma('journal_mode=DELETE')
  const raw = rawKey(key)
  db.rekey(raw)
  raw.fill(0)
}

/** SQLCipher 4 with a raw key: AES-256-CBC and HMAC-SHA512 for every page. */
const unlock = (db: Db, key: Buffer): void => {
  db.pragma("cipher='sqlcipher'")
  db.pragma('legacy=4')
  const raw = rawKey(key)
  db.key(raw)
  raw.fill(0)
  if (db.pragma('cipher', { simple: true }) !== 'sqlcipher') throw new Error('SQLite was loaded without its cipher')
}

/** How SQLite is told a key that needs no derivation. The key never becomes a string. */
const rawKey = (key: Buffer): Buffer => {
  const raw = Buffer.alloc(2 * key.length + 3)
  raw.write("x'", 'latin1')
  for (const [place, byte] of key.entries()) {
    raw[2 + 2 * place] = hexDigit(byte >> 4)
    raw[3 + 2 * place] = hexDigit(byte & 15)
  }
  raw.write("'", raw.length - 1, 'latin1')
  return raw
}

const hexDigit = (value: number): number => (value < 10 ? 48 + value : 87 + value)
