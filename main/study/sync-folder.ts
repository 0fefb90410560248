import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Makes the entries of a folder last through a power cut. Windows has no such call and needs none. */
export const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
