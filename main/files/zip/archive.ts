import type { FileHandle } from 'node:fs/promises'
import { type FileStamp, readAt, withFile } from '../file-bytes.ts'
import { readDirectory } from './directory.ts'

/** A file inside an archive. */
export type ZipEntry = {
  readonly name: string
  /** 0: stored as it is, 8: deflated. */
  readonly method: number
  readonly crc: number
  readonly compressed: number
  readonly bytes: number
  /** Where its local header begins. */
  readonly at: number
}

/** What can be wrong with an archive; who reads one says how it is told. `entry` counts from 1. */
export type ZipProblem =
  | { readonly is: 'notZip' | 'truncated' | 'damaged' | 'encrypted' }
  | { readonly is: 'tooManyEntries'; readonly count: number; readonly limit: number }
  | { readonly is: 'badName' | 'doubled' | 'link'; readonly entry: number }
  | { readonly is: 'tooLarge'; readonly name: string; readonly bytes: number; readonly limit: number }
  | { readonly is: 'bomb'; readonly name: string; readonly ratio: number; readonly limit: number }
  | { readonly is: 'entryDamaged'; readonly name: string }

export type TellProblem = (problem: ZipProblem) => Error

/** An archive whose directory was found sound. */
export type Archive = {
  readonly stamp: FileStamp
  readonly entries: ReadonlyMap<string, ZipEntry>
  readonly tell: TellProblem
}

/** Reads the directory at the end of an archive and holds every claim of it against the file and the limits. */
export const openArchive = (stamp: FileStamp, tell: TellProblem): Promise<Archive> =>
  withFile(stamp, async (handle) => {
    const source = { bytes: stamp.bytes, read: (at: number, count: number) => readAt(handle, at, count, stamp.file) }
    return { stamp, entries: await readDirectory(source, tell), tell }
  })

const localSignature = 0x04034b50
const localBytes = 30

/** Where the bytes of an entry begin. Its own header must call it what the directory does. */
export const dataStart = async ({ stamp, tell }: Archive, entry: ZipEntry, handle: FileHandle): Promise<number> => {
  const header = await readAt(handle, entry.at, localBytes, stamp.file)
  const nameBytes = header.readUInt16LE(26)
  const start = entry.at + localBytes + nameBytes + header.readUInt16LE(28)
  if (header.readUInt32LE(0) !== localSignature || start + entry.compressed > stamp.bytes)
    throw tell({ is: 'entryDamaged', name: entry.name })
  const name = await readAt(handle, entry.at + localBytes, nameBytes, stamp.file)
  if (name.toString('utf8').replaceAll('\\', '/') !== entry.name) throw tell({ is: 'entryDamaged', name: entry.name })
  return start
}
