import type { AuditHead, Header } from './header.ts'
import { type CopyIndex, writeHeaderCopy } from './header-copies.ts'

/** The header of an open study and the file that holds its newest copy; the next writing goes to the other file. */
export type CurrentHeader = { header: Header; copy: CopyIndex }

/** Keeps `head` in the header: next sequence number, in the file whose turn it is. */
export const advanceHeader = (folder: string, current: CurrentHeader, head: AuditHead, studyKey: Uint8Array): void => {
  const header = { ...current.header, head, sequence: current.header.sequence + 1 }
  const copy = current.copy === 0 ? 1 : 0
  writeHeaderCopy(folder, copy, header, studyKey)
  current.header = header
  current.copy = copy
}

/** Writes `changes` into both copies, one after the other, so that an older copy says nothing else. */
export const writeBothCopies = (
  folder: string,
  current: CurrentHeader,
  changes: Partial<Header>,
  studyKey: Uint8Array,
): void => {
  for (let copies = 0; copies < 2; copies++) {
    const header = { ...current.header, ...changes, sequence: current.header.sequence + 1 }
    const copy = current.copy === 0 ? 1 : 0
    writeHeaderCopy(folder, copy, header, studyKey)
    current.header = header
    current.copy = copy
  }
}
