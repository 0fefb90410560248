import { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { Failure } from '../../contract/failure.ts'
import { openSame } from '../file-bytes.ts'
import type { ReadingOptions } from '../reading.ts'
import { type Archive, dataStart, type ZipEntry } from './archive.ts'

const pieceBytes = 1 << 18
/** Pieces as small as the library makes them. */
const leastPiece = 64

/**
 * The bytes of an entry in pieces. They may be no more and no fewer than the directory says, and have its checksum;
 * progress counts the bytes in the archive.
 */
export async function* bytesOf(
  archive: Archive,
  entry: ZipEntry,
  options: ReadingOptions = {},
): AsyncGenerator<Uint8Array> {
  const { stamp, tell } = archive
  const damaged = (): Error => tell({ is: 'entryDamaged', name: entry.name })
  const handle = await openSame(stamp)
  try {
    const start = await dataStart(archive, entry, handle)
    let done = 0
    let checksum = 0
    const packed = packedPieces(handle, start, entry, (at) => options.onProgress?.(at, stamp.bytes))
    for await (const piece of entry.method === 0 ? packed : inflated(packed, entry.bytes, damaged)) {
      if (options.signal?.aborted) throw new Failure('cancelled', {})
      done += piece.length
      if (done > entry.bytes) throw damaged()
      checksum = crc32(piece, checksum)
      yield piece
    }
    if (done !== entry.bytes || checksum !== entry.crc) throw damaged()
  } finally {
    await handle.close()
  }
}

/** All bytes of a small entry. */
export const allBytesOf = async (archive: Archive, entry: ZipEntry, limit: number): Promise<Buffer> => {
  if (entry.bytes > limit) throw archive.tell({ is: 'tooLarge', name: entry.name, bytes: entry.bytes, limit })
  const pieces: Uint8Array[] = []
  for await (const piece of bytesOf(archive, entry)) pieces.push(piece)
  return Buffer.concat(pieces)
}

type Readability = {
  read(buffer: Uint8Array, offset: number, length: number, at: number): Promise<{ bytesRead: number }>
}

async function* packedPieces(
  handle: Readability,
  start: number,
  { compressed }: ZipEntry,
  onPiece: (at: number) => void,
): AsyncGenerator<Uint8Array> {
  const end = start + compressed
  for (let at = start; at < end; ) {
    const piece = new Uint8Array(Math.min(pieceBytes, end - at))
    const { bytesRead } = await handle.read(piece, 0, piece.length, at)
    if (bytesRead === 0) return
    at += bytesRead
    yield piece.subarray(0, bytesRead)
    onPiece(at)
  }
}

async function* inflated(
  packed: AsyncIterable<Uint8Array>,
  bytes: number,
  damaged: () => Error,
): AsyncGenerator<Uint8Array> {
  // Workbooks have many small entries: none of them takes more memory than it says it needs.
  const inflate = createInflateRaw({ chunkSize: Math.min(Math.max(bytes, leastPiece), pieceBytes) })
  const source = Readable.from(packed)
  source.on('error', (error) => inflate.destroy(error))
  source.pipe(inflate)
  try {
    for await (const piece of inflate) yield piece as Buffer
  } catch (error) {
    const isFromZlib = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
    throw isFromZlib ? damaged() : error
  } finally {
    source.destroy()
    inflate.destroy()
  }
}
