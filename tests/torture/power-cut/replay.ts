import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Act } from './record.ts'

/**
 * What a disk holds after a power cut. `kept`: everything that was written. `lost`: of every file only what was brought
 * to the disk. `torn`: that, and of the last writes that were not, the first half.
 */
export const losses = ['kept', 'lost', 'torn'] as const
export type Loss = (typeof losses)[number]

type File = { now: Buffer; synced: Buffer; since: { at: number; bytes: Buffer }[] }

/** Files as a sequence of acts makes them, and as they are on the disk. Names are taken to be where they were put. */
export class Disk {
  readonly #files = new Map<string, File>()
  readonly #folders = new Set<string>()

  take(act: Act): void {
    switch (act.act) {
      case 'create':
        this.#file(act.path)
        return
      case 'write': {
        const file = this.#file(act.path)
        file.now = written(file.now, act.at, act.bytes)
        file.since.push({ at: act.at, bytes: act.bytes })
        return
      }
      case 'truncate': {
        const file = this.#file(act.path)
        file.now = resized(file.now, act.length)
        return
      }
      case 'sync': {
        const file = this.#files.get(act.path)
        if (!file) return
        file.synced = file.now
        file.since = []
        return
      }
      case 'rename':
        this.#rename(act.from, act.to)
        return
      case 'remove':
        this.#files.delete(act.path)
        this.#folders.delete(act.path)
        return
      case 'folder':
        this.#folders.add(act.path)
    }
  }

  /** Puts the files into an empty folder as a cut at this moment leaves them. */
  writeTo(folder: string, loss: Loss): void {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    for (const path of this.#folders) mkdirSync(join(folder, path), { recursive: true })
    for (const [path, file] of this.#files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), leftOf(file, loss))
    }
  }

  #file(path: string): File {
    const known = this.#files.get(path)
    if (known) return known
    const made: File = { now: Buffer.alloc(0), synced: Buffer.alloc(0), since: [] }
    this.#files.set(path, made)
    return made
  }

  /** A file with its new name, or all files of a folder. */
  #rename(from: string, to: string): void {
    for (const [path, file] of [...this.#files]) {
      if (path !== from && !path.startsWith(`${from}/`)) continue
      this.#files.delete(path)
      this.#files.set(to + path.slice(from.length), file)
    }
    for (const path of [...this.#folders]) {
      if (path !== from && !path.startsWith(`${from}/`)) continue
      this.#folders.delete(path)
      this.#folders.add(to + path.slice(from.length))
    }
  }
}

const leftOf = ({ now, synced, since }: File, loss: Loss): Buffer => {
  if (loss === 'kept') return now
  const last = since.at(-1)
  if (loss === 'lost' || !last) return synced
  return written(synced, last.at, last.bytes.subarray(0, last.bytes.length >> 1))
}

const written = (before: Buffer, at: number, bytes: Buffer): Buffer => {
  const after = Buffer.alloc(Math.max(before.length, at + bytes.length))
  before.copy(after)
  bytes.copy(after, at)
  return after
}

const resized = (before: Buffer, length: number): Buffer => {
  const after = Buffer.alloc(length)
  before.copy(after)
  return after
}
