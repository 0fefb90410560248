import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../contract/failure.ts'
import { syncToDisk } from '../build-folder.ts'
import { type Header, headerText, isAuthentic, type ReadHeader, readHeader } from '../header/header.ts'
import { hasHeader, headerFiles, readWholeCopies, writeHeaderCopy } from '../header/header-copies.ts'
import { belonging } from '../header/header-salt.ts'
import { writeThrough } from '../header/write-through.ts'
import { identifiersFile, studyFile } from '../study.ts'

/*
 * A study that is encrypted anew is built as new databases beside the old ones. From the moment at which the file
 * `study.caracteriza.next` has its name, the new ones count: whoever opens the folder first puts them in place.
 */

const nextHeader = `${headerFiles[0]}.next`

export const nextFile = (file: string): string => `${file}.next`

/**
 * The header of a re-encryption that was decided but not finished; `null` also for one that does not belong to the new
 * database, or is older than the header in use: to put such a one in place would lock everybody out.
 */
export const readNextHeader = (folder: string): ReadHeader | null => {
  const path = join(folder, nextHeader)
  const next = existsSync(path) ? readHeader(readFileSync(path, 'utf8')) : null
  const built = join(folder, nextFile(studyFile))
  if (next === null || belonging([next], existsSync(built) ? built : join(folder, studyFile)).length === 0) return null
  const [newest] = hasHeader(folder) ? readWholeCopies(folder) : []
  // Putting it in place writes its number and the next one.
  return newest && next.header.sequence < newest.header.sequence - 1 ? null : next
}

/** The moment at which the re-encryption exists. */
export const writeNextHeader = (folder: string, header: Header, studyKey: Uint8Array): void => {
  const temporary = join(folder, `${nextHeader}.tmp`)
  writeThrough(temporary, headerText(header, studyKey))
  syncToDisk(folder)
  renameSync(temporary, join(folder, nextHeader))
  syncToDisk(folder)
}

/** Puts the new databases and header in place; every step can be taken again. The copies of old keys go. */
export const finishReEncryption = (folder: string, header: Header, studyKey: Uint8Array): void => {
  for (const file of [identifiersFile, studyFile]) {
    if (!existsSync(join(folder, nextFile(file)))) continue
    for (const ending of ['-wal', '-shm']) rmSync(join(folder, `${file}${ending}`), { force: true })
    renameSync(join(folder, nextFile(file)), join(folder, file))
    for (const copy of copiesOf(folder, file)) rmSync(join(folder, copy))
  }
  syncToDisk(folder)
  writeHeaderCopy(folder, 0, header, studyKey)
  writeHeaderCopy(folder, 1, { ...header, sequence: header.sequence + 1 }, studyKey)
  rmSync(join(folder, nextHeader), { force: true })
  syncToDisk(folder)
}

/** Finishes what an interrupted re-encryption had decided, once its header has proved to be the study's. */
export const finishPending = (folder: string, next: ReadHeader, studyKey: Buffer): void => {
  if (!isAuthentic(next, studyKey)) throw new Failure('study.header-damaged', {})
  finishReEncryption(folder, next.header, studyKey)
}

/** Takes away the files of a re-encryption that was never decided, or not here. Only for whoever holds the lock. */
export const removeUndecided = (folder: string): void => {
  for (const file of [nextFile(studyFile), nextFile(identifiersFile), nextHeader, `${nextHeader}.tmp`]) {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(join(folder, `${file}${ending}`), { force: true })
  }
}

/** Encrypted copies from before a migration. */
const copiesOf = (folder: string, file: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.startsWith(`${file}.before-`))
