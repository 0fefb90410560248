import { createHash } from 'node:crypto'
import { appendAudit } from './audit.ts'
import type { Study } from './study.ts'
import { transaction } from './transaction.ts'

export type KeptLogo = { readonly sha256: string; readonly png: Uint8Array }

/** The logo of this name that is in use; null when none has come in. */
export const keptLogo = (study: Study, name: string): KeptLogo | null =>
  study.db
    .prepare<[string], KeptLogo>('SELECT sha256, png FROM logo WHERE name = ? ORDER BY id DESC LIMIT 1')
    .get(name) ?? null

/** Keeps a logo as the one in use; false when it is there already. */
export const keepLogo = (study: Study, name: string, png: Uint8Array): boolean =>
  transaction(study, () => {
    const sha256 = createHash('sha256').update(png).digest('hex')
    if (keptLogo(study, name)?.sha256 === sha256) return false
    study.db
      .prepare('INSERT INTO logo (name, sha256, png, imported_at, person) VALUES (?, ?, ?, ?, ?)')
      .run(name, sha256, png, study.now().toISOString(), study.person.id)
    appendAudit(study, { action: 'logos.imported', object: `logos/${name}`, details: { sha256 } })
    return true
  })
