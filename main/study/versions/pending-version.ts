import { appendAudit } from '../audit.ts'
import type { Db } from '../database.ts'
import type { Study } from '../study.ts'
import { transaction } from '../transaction.ts'
import { deleteColumns } from './column-store.ts'

/*
 * A version is written in many short transactions over two databases. As long as its row stands in pending_step
 * nobody sees it; the transaction that removes the row is the one moment at which it exists. Whatever ends the
 * writing before that moment, the next opening finds the row and takes away what had been written.
 */

/** Announces a version to come and returns the id it will have. */
export const beginPending = (study: Study, dataset: string): number =>
  transaction(study, () =>
    Number(
      study.db
        .prepare('INSERT INTO pending_step (dataset, begun_at) VALUES (?, ?)')
        .run(dataset, study.now().toISOString()).lastInsertRowid,
    ),
  )

/** Part of the transaction in which the version comes to exist. */
export const endPending = (study: Study, id: number): void => {
  study.db.prepare('DELETE FROM pending_step WHERE id = ?').run(id)
}

/** Takes away everything of a version that never came to exist, the identifiers first. */
export const undoPending = (study: Study, id: number, dataset: string): void => {
  if (study.identifiers) removeIdentifiers(study.identifiers, id)
  transaction(study, () => {
    deleteColumns(study.db, id)
    endPending(study, id)
    appendAudit(study, { action: 'version.undone', object: dataset })
  })
}

export const undoPendingVersions = (study: Study): void => {
  const left = study.db.prepare<[], { id: number; dataset: string }>('SELECT id, dataset FROM pending_step').all()
  for (const { id, dataset } of left) undoPending(study, id, dataset)
  removeOrphans(study)
}

/** Identifiers of versions that were undone by someone who could not open them. */
const removeOrphans = ({ db, identifiers }: Study): void => {
  if (!identifiers) return
  const kept = new Set(db.prepare<[], number>('SELECT id FROM data_version').pluck().all())
  const held = identifiers.prepare<[], number>('SELECT DISTINCT version_id FROM data_column').pluck().all()
  for (const id of held.filter((one) => !kept.has(one))) removeIdentifiers(identifiers, id)
}

const removeIdentifiers = (identifiers: Db, id: number): void => {
  identifiers.transaction(() => {
    deleteColumns(identifiers, id)
    identifiers.prepare('DELETE FROM identifier_variable WHERE version_id = ?').run(id)
  })()
}
