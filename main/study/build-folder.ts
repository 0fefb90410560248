import { randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Failure } from '../contract/failure.ts'
import { hasHeader } from './header/header-copies.ts'
import { storageFailure } from './storage-failure.ts'

/**
 * Makes `folder` by building it beside its place and moving it there when it is whole and on the disk: it comes to
 * exist entirely or not at all. An empty folder of that name is replaced, anything else refused.
 */
export const buildFolder = async <T>(folder: string, build: (building: string) => Promise<T>): Promise<T> => {
  refuseOccupied(folder)
  const parent = dirname(folder)
  const building = join(parent, `.${basename(folder)}.${randomUUID()}`)
  try {
    mkdirSync(building, { recursive: true, mode: 0o700 })
    const result = await build(building)
    for (const file of readdirSync(building)) syncToDisk(join(building, file))
    syncToDisk(building)
    if (existsSync(folder)) rmdirSync(folder)
    renameSync(building, folder)
    syncToDisk(parent)
    return result
  } catch (error) {
    rmSync(building, { recursive: true, force: true })
    throw storageFailure(error, folder)
  }
}

const refuseOccupied = (folder: string): void => {
  if (!existsSync(folder)) return
  if (hasHeader(folder)) throw new Failure('study.exists', { folder })
  if (readdirSync(folder).length > 0) throw new Failure('study.folder-not-empty', { folder })
}

/** Makes a file, or the entries of a folder, last through a power cut. Windows has no such call for folders. */
export const syncToDisk = (path: string): void => {
  const isFolder = statSync(path).isDirectory()
  if (isFolder && process.platform === 'win32') return
  const opened = openSync(path, isFolder ? 'r' : 'r+')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
