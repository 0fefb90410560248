import type { FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import { Failure } from '../../../contract/failure.ts'
import { readAt } from '../../file-bytes.ts'
import { slotBytes, zlibEntryBytes, zlibHeadBytes } from '../format/layout.ts'
import { limits } from './limits.ts'
import { RecordBytes } from './record-bytes.ts'

/** A compressed block of cases: where it is in the file, and its bytes there and when expanded. */
export type ZlibBlock = { readonly at: number; readonly compressed: number; readonly expanded: number }

/** Where the compressed cases of a file begin. */
export type ZlibPlace = {
  readonly file: string
  readonly size: number
  readonly start: number
  readonly littleEndian: boolean
}

/** The blocks as the trailer of the file lists them, checked against the file and the limits before any is expanded. */
export const readZlibBlocks = async (handle: FileHandle, place: ZlibPlace): Promise<readonly ZlibBlock[]> => {
  const head = await recordAt(handle, place, place.start, zlibHeadBytes)
  if (head.int64() !== place.start) throw head.invalid()
  const trailerAt = head.int64()
  if (trailerAt < place.start + zlibHeadBytes) throw head.invalid()
  const trailerBytes = head.int64()
  const count = (trailerBytes - zlibHeadBytes) / zlibEntryBytes
  if (count < 0 || !Number.isInteger(count) || count > limits.zlibBlocks) throw head.invalid()
  const trailer = await recordAt(handle, place, trailerAt, trailerBytes)
  trailer.take(20)
  if (trailer.int32() !== count) throw trailer.invalid()
  const blocks: ZlibBlock[] = []
  let at = place.start + zlibHeadBytes
  while (trailer.left > 0) {
    const block = readEntry(trailer, at)
    blocks.push(block)
    at += block.compressed
  }
  if (at !== trailerAt) throw trailer.invalid()
  return blocks
}

/** The expanded bytes of a block. */
export const expandBlock = async (handle: FileHandle, block: ZlibBlock, file: string): Promise<Buffer> => {
  const compressed = await readAt(handle, block.at, block.compressed, file)
  const expanded = await expand(compressed, { maxOutputLength: block.expanded }).catch(() => null)
  if (expanded?.length !== block.expanded)
    throw new Failure('sav.record-invalid', { file, byte: block.at, record: zlibRecord })
  return expanded
}

const expand = promisify(inflate)
const zlibRecord = 'zlib'
/** Deflate cannot expand by more. */
const mostExpansion = 1032

const readEntry = (trailer: RecordBytes, at: number): ZlibBlock => {
  trailer.int64()
  if (trailer.int64() !== at) throw trailer.invalid()
  const expanded = trailer.int32()
  if (expanded <= 0 || expanded > limits.zlibBlockBytes || expanded % slotBytes !== 0) throw trailer.invalid()
  const compressed = trailer.int32()
  if (compressed * mostExpansion < expanded) throw trailer.invalid()
  return { at, compressed, expanded }
}

const recordAt = async (handle: FileHandle, place: ZlibPlace, at: number, count: number): Promise<RecordBytes> => {
  const { file, size, littleEndian } = place
  if (at + count > size)
    throw new Failure('sav.record-truncated', { file, byte: Math.min(at, size), record: zlibRecord })
  return new RecordBytes(await readAt(handle, at, count, file), littleEndian, { file, byte: at, record: zlibRecord })
}
