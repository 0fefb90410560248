import type { Study } from './study.ts'
import { transaction } from './transaction.ts'

export type Draft = { readonly name: string; readonly json: string }

/** Keeps what somebody is still filling in; null throws it away. Drafts are no decisions: the log does not tell them. */
export const keepDraft = (study: Study, name: string, json: string | null): void =>
  transaction(study, () => {
    if (json === null) study.db.prepare('DELETE FROM draft WHERE name = ? AND person = ?').run(name, study.person.id)
    else {
      study.db
        .prepare(
          `INSERT INTO draft (name, person, json, saved_at) VALUES (?, ?, ?, ?)
           ON CONFLICT (name, person) DO UPDATE SET json = excluded.json, saved_at = excluded.saved_at`,
        )
        .run(name, study.person.id, json, study.now().toISOString())
    }
  })

/** The drafts of the person who has the study open. */
export const drafts = (study: Study): readonly Draft[] =>
  study.db.prepare<[string], Draft>('SELECT name, json FROM draft WHERE person = ? ORDER BY name').all(study.person.id)
