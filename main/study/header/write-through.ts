import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'

/** Writes a small file through to the disk; only its owner can read it. */
export const writeThrough = (path: string, text: string): void => {
  const file = openSync(path, 'w', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
