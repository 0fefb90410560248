import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { Failure } from '../contract/failure.ts'
import { lockFile } from './study.ts'

/*
 * One process at a time may have a study open. The lock itself is the operating system's, on study.db: it goes with
 * the process, however that ends. The file only tells the next one who holds it; what a dead process left behind is
 * overwritten. Within this process the folders are remembered, because looking at a database file that SQLite has
 * open (opening and closing it once more) would drop the lock.
 */

/** By the folder as it was named, its real path: a folder may be moved while it is open. */
const openHere = new Map<string, string>()

export const refuseOpenHere = (folder: string): void => {
  if ([...openHere.values()].includes(realpathSync.native(folder))) throw lockedFailure(folder)
}

const Holder = z.object({ process: z.int(), host: z.string(), since: z.string() })

/** Called by whoever has the lock. */
export const announceHolder = (folder: string, now: Date): void => {
  openHere.set(folder, realpathSync.native(folder))
  const about = { process: process.pid, host: hostname(), since: now.toISOString() }
  writeFileSync(join(folder, lockFile), JSON.stringify(about))
}

export const withdrawHolder = (folder: string): void => {
  openHere.delete(folder)
  rmSync(join(folder, lockFile), { force: true })
}

/** The failure that names who has the study open. */
export const lockedFailure = (folder: string): Failure => new Failure('study.locked', holder(folder))

const holder = (folder: string): z.infer<typeof Holder> => {
  try {
    return Holder.parse(JSON.parse(readFileSync(join(folder, lockFile), 'utf8')))
  } catch {
    // The holder has the lock but has not written its name yet.
    return { process: 0, host: '?', since: '?' }
  }
}
