import { closeSync, openSync, readSync, statSync } from 'node:fs'

/** The first bytes of a file, fewer if it is shorter; `null` where there is none. Not for a database that is open in this process: see lock.ts. */
export const firstBytes = (path: string, count: number): Buffer | null => {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return null
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(count)
    return bytes.subarray(0, readSync(file, bytes))
  } finally {
    closeSync(file)
  }
}
