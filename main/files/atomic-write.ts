import { randomBytes } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Failure } from '../contract/failure.ts'

/**
 * Writes a whole file or leaves what was there: the bytes go to a new file in the same folder, are brought to the
 * disk, and only then take the name. Only the user can read the file. Throws a Failure when it cannot be written.
 */
export const writeAtomically = (file: string, content: Uint8Array | string): Promise<void> =>
  writePartsAtomically(file, (handle) => handle.writeFile(content))

/** The same for a file that is written in parts; a Failure of `write` goes through. */
export const writePartsAtomically = async (
  file: string,
  write: (handle: FileHandle) => Promise<void>,
): Promise<void> => {
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await writeThrough(temporary, write)
    await rename(temporary, file)
    await keepName(dirname(file))
  } catch (error) {
    await rm(temporary, { force: true })
    if (error instanceof Failure) throw error
    throw new Failure('report.cannot-write', { file: basename(file), cause: codeOf(error) })
  }
}

const writeThrough = async (file: string, write: (handle: FileHandle) => Promise<void>): Promise<void> => {
  const handle = await open(file, 'wx', 0o600)
  await finish(handle, async () => {
    await write(handle)
    await handle.sync()
  })
}

/** A rename is only safe from a power cut once its folder is on the disk; Windows does not let folders be opened. */
const keepName = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await finish(handle, () => handle.sync())
}

const finish = async (handle: FileHandle, work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } finally {
    await handle.close()
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
