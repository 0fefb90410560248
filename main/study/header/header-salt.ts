import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../contract/failure.ts'
import { refusePlaintext } from '../database.ts'
import { firstBytes } from '../first-bytes.ts'
import { studyFile } from '../study.ts'
import type { ReadHeader } from './header.ts'

/*
 * SQLCipher begins a database with random bytes, its salt, which change when the database is encrypted with another key.
 * The header keeps them: by them it tells before any passphrase that it belongs to another database.
 */

const saltBytes = 16

/** The salt of a closed database, in hexadecimal digits. */
export const saltOf = (path: string): string => firstBytes(path, saltBytes)?.toString('hex') ?? ''

/** The headers that belong to the folder's study.db. A header that was written before salts were kept may do so. */
export const belonging = <H extends ReadHeader>(headers: readonly H[], database: string): readonly H[] => {
  if (!existsSync(database)) return headers
  const salt = saltOf(database)
  return headers.filter(({ header }) => header.salt === undefined || header.salt === salt)
}

/** The copies of the header that belong to study.db; fails where none does. */
export const belongingCopies = <H extends ReadHeader>(folder: string, copies: readonly H[]): readonly H[] => {
  const database = join(folder, studyFile)
  const own = belonging(copies, database)
  if (own.length > 0) return own
  refusePlaintext(database)
  throw new Failure('study.database-unreadable', { file: studyFile })
}
