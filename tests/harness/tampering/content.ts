import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Db } from '../../../main/study/database.ts'
import { closeStudy, openStudy } from '../../../main/study/open-study.ts'
import { passphrase } from '../engine.ts'

/** A digest of every row of both databases after `alter`; `null` when they do not open or cannot be read. */
export const contentOf = async (of: string, alter: (folder: string) => void): Promise<string | null> => {
  const folder = mkdtempSync(join(tmpdir(), 'caracteriza-content-'))
  try {
    cpSync(of, folder, { recursive: true })
    alter(folder)
    const study = await openStudy({ folder, passphrase: Buffer.from(passphrase), now: () => new Date() })
    try {
      return [study.db, study.identifiers as Db].map(digestOf).join()
    } finally {
      closeStudy(study)
    }
  } catch {
    return null
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const digestOf = (db: Db): string => {
  const digest = createHash('sha256')
  const tables = db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all()
  for (const table of tables) {
    for (const row of db.prepare(`SELECT * FROM "${table}"`).raw().iterate()) digest.update(JSON.stringify(row))
  }
  return digest.digest('hex')
}
