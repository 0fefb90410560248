import type { Study } from './study.ts'
import { transaction } from './transaction.ts'

/** A finished result: `key` is the hash of everything that feeds it, so the same key is the same result. */
export type StoredResult = { readonly key: string; readonly table: string; readonly json: string }

export const saveResult = (study: Study, { key, table, json }: StoredResult): void =>
  transaction(study, () => {
    study.db
      .prepare('INSERT OR IGNORE INTO result (key, table_id, json, saved_at) VALUES (?, ?, ?, ?)')
      .run(key, table, json, study.now().toISOString())
  })

/** The result that the study kept last under the same name with other inputs. */
export const resultBefore = (study: Study, table: string, key: string): (StoredResult & { savedAt: string }) | null =>
  study.db
    .prepare<[string, string], StoredResult & { savedAt: string }>(
      `SELECT key, table_id AS "table", json, saved_at AS savedAt FROM result
       WHERE table_id = ? AND key <> ? ORDER BY saved_at DESC, rowid DESC LIMIT 1`,
    )
    .get(table, key) ?? null

export const findResult = (study: Study, key: string): StoredResult | null =>
  study.db
    .prepare<[string], StoredResult>('SELECT key, table_id AS "table", json FROM result WHERE key = ?')
    .get(key) ?? null
