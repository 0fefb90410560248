import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../contract/failure.ts'
import { type Header, headerText, type ReadHeader, readHeader } from './header.ts'
import { writeThrough } from './write-through.ts'

/**
 * The header is kept twice, in two files that are written in turn: while one is being written the other is whole,
 * so that a power cut or a damaged block costs at most the last change of the header, which opening repairs.
 */
export const headerFiles = ['study.caracteriza', 'study.caracteriza.2'] as const
export type CopyIndex = 0 | 1

/** A copy that was read whole, and which of the two files it is. */
export type HeaderCopy = ReadHeader & { readonly copy: CopyIndex }

const largestHeaderBytes = 1 << 20

export const hasHeader = (folder: string): boolean => headerFiles.some((file) => bytesOf(join(folder, file)) !== null)

/** The whole copies, the newer one first. Fails when there is none. */
export const readHeaderCopies = (folder: string): readonly HeaderCopy[] => {
  if (!hasHeader(folder)) throw new Failure('study.not-a-study', { folder })
  const copies = readWholeCopies(folder)
  if (copies.length === 0) throw new Failure('study.header-damaged', {})
  return copies
}

/** The same, none where there is none. */
export const readWholeCopies = (folder: string): readonly HeaderCopy[] =>
  ([0, 1] as const)
    .flatMap((copy) => {
      const read = readCopy(join(folder, headerFiles[copy]))
      return read === null ? [] : [{ ...read, copy }]
    })
    .sort((a, b) => b.header.sequence - a.header.sequence)

/** Writes one copy through to the disk. */
export const writeHeaderCopy = (folder: string, copy: CopyIndex, header: Header, studyKey: Uint8Array): void => {
  writeThrough(join(folder, headerFiles[copy]), headerText(header, studyKey))
}

const readCopy = (path: string): ReadHeader | null => {
  const bytes = bytesOf(path)
  return bytes === null || bytes > largestHeaderBytes ? null : readHeader(readFileSync(path, 'utf8'))
}

const bytesOf = (path: string): number | null => {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isFile() ? found.size : null
}
