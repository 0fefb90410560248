import Database from 'better-sqlite3'
import { Failure } from '../contract/failure.ts'

/** What a full disk, a folder without permission or a broken database means to the user; any other error as it is. */
export const storageFailure = (error: unknown, file: string): unknown => {
  const code = codeOf(error)
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)$/.test(code)) return new Failure('study.disk-full', { file })
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|EACCES|EPERM|EROFS|ENOTDIR|EEXIST)/.test(code))
    return new Failure('study.not-writable', { file })
  if (/^SQLITE_(NOTADB|CORRUPT|IOERR)/.test(code)) return new Failure('study.database-unreadable', { file })
  return error
}

export const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY')

const codeOf = (error: unknown): string => {
  if (error instanceof Database.SqliteError) return error.code
  return error instanceof Error && 'code' in error && 'syscall' in error ? String(error.code) : ''
}
