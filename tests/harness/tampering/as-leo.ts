import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AuditRecord } from '../../../main/study/audit-chain.ts'
import { closeStudy, openStudy } from '../../../main/study/open-study.ts'
import type { Study } from '../../../main/study/study.ts'
import { secretOf } from '../people/in-study.ts'

/** What Leo can do, who has the key of study.db and his own signing key, with a program of his own. */
export const asLeo = async (folder: string, work: (study: Study) => void): Promise<void> => {
  const study = await openStudy({ folder, passphrase: Buffer.from(secretOf('Leo')), now: () => new Date() })
  study.db.exec('DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_deleted')
  study.db.pragma('foreign_keys=OFF')
  work(study)
  closeStudy(study)
}

/** The log of a study that stays as it is, with the ids of the study and of Leo. */
export const readLog = async (
  folder: string,
): Promise<{ records: readonly AuditRecord[]; study: string; leo: string }> => {
  const scratch = mkdtempSync(join(tmpdir(), 'caracteriza-log-'))
  try {
    cpSync(folder, scratch, { recursive: true })
    const read = { records: [] as readonly AuditRecord[], study: '', leo: '' }
    await asLeo(scratch, ({ db, id, person }) => {
      read.records = db.prepare<[], AuditRecord>('SELECT * FROM audit ORDER BY position').all()
      read.study = id
      read.leo = person.id
    })
    return read
  } finally {
    rmSync(scratch, { recursive: true })
  }
}
