import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { Failure } from '../contract/failure.ts'
import type { ReadingOptions } from './reading.ts'

/** What a file was when it was looked at; a reading of it holds only while it stays the same. */
export type FileStamp = {
  readonly file: string
  readonly path: string
  readonly bytes: number
  readonly changed: number
}

const pieceBytes = 2 ** 18

/** The file's name, size and time of change; a `Failure` when it cannot be read, is empty or larger than `limit`. */
export const stampOf = async (path: string, limit: number): Promise<FileStamp> => {
  const handle = await openFile(path)
  try {
    return await stamp(path, handle, limit)
  } finally {
    await handle.close()
  }
}

/** Does `use` with the file open, which must still be what `expected` says. */
export const withFile = async <Result>(
  expected: FileStamp,
  use: (handle: FileHandle) => Promise<Result>,
): Promise<Result> => {
  const handle = await openSame(expected)
  try {
    return await use(handle)
  } finally {
    await handle.close()
  }
}

/** The file, open; a `Failure` when it is no longer what `expected` says. Whoever opens it closes it. */
export const openSame = async (expected: FileStamp): Promise<FileHandle> => {
  const handle = await openFile(expected.path)
  try {
    await sameStill(expected, handle)
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** Exactly `count` bytes at `at`; fails when the file has become shorter since it was opened. */
export const readAt = async (handle: FileHandle, at: number, count: number, file: string): Promise<Buffer> => {
  const bytes = Buffer.allocUnsafe(count)
  let filled = 0
  while (filled < count) {
    const { bytesRead } = await handle.read(bytes, filled, count - filled, at + filled)
    if (bytesRead === 0) throw new Failure('file.changed', { file })
    filled += bytesRead
  }
  return bytes
}

/** The first `length` bytes of the file, fewer when it is shorter. */
export const headOf = (stamp: FileStamp, length: number): Promise<Buffer> =>
  withFile(stamp, (handle) => readAt(handle, 0, Math.min(length, stamp.bytes), stamp.file))

/**
 * The bytes of the file from `skip` on, in pieces that hold only until the next one; the next is read meanwhile.
 * Fails when the file is no longer what `expected` says, before and after reading.
 */
export async function* piecesOf(
  expected: FileStamp,
  skip: number,
  options: ReadingOptions,
): AsyncGenerator<Uint8Array> {
  const handle = await openSame(expected)
  let reading = Promise.resolve(0)
  try {
    const length = Math.min(pieceBytes, expected.bytes)
    let filled = new Uint8Array(length)
    let spare = new Uint8Array(length)
    let at = skip
    reading = readPiece(handle, expected, filled, at)
    for (;;) {
      if (options.signal?.aborted) throw new Failure('cancelled', {})
      const bytesRead = await reading
      if (bytesRead === 0) break
      at += bytesRead
      ;[filled, spare] = [spare, filled]
      reading = readPiece(handle, expected, filled, at)
      yield spare.subarray(0, bytesRead)
      options.onProgress?.(at, expected.bytes)
    }
    await sameStill(expected, handle)
  } finally {
    // Whoever stops early has not waited for the piece that is still being read.
    await reading.catch(() => 0)
    await handle.close()
  }
}

const readPiece = async (handle: FileHandle, { file }: FileStamp, target: Uint8Array, at: number): Promise<number> => {
  try {
    return (await handle.read(target, 0, target.length, at)).bytesRead
  } catch {
    throw new Failure('file.unreadable', { file })
  }
}

const openFile = async (path: string): Promise<FileHandle> => {
  try {
    return await open(path, 'r')
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'ENOENT'
      ? new Failure('file.not-found', { file: basename(path) })
      : new Failure('file.unreadable', { file: basename(path) })
  }
}

const stamp = async (path: string, handle: FileHandle, limit: number): Promise<FileStamp> => {
  const status = await handle.stat()
  const file = basename(path)
  if (!status.isFile()) throw new Failure('file.unreadable', { file })
  if (status.size === 0) throw new Failure('file.empty', { file })
  if (status.size > limit) throw new Failure('file.too-large', { file, bytes: status.size, limit })
  return { file, path, bytes: status.size, changed: status.mtimeMs }
}

/** Fails when the open file is no longer what `expected` says. */
export const sameStill = async (expected: FileStamp, handle: FileHandle): Promise<void> => {
  const { size, mtimeMs } = await handle.stat()
  if (size !== expected.bytes || mtimeMs !== expected.changed)
    throw new Failure('file.changed', { file: expected.file })
}
