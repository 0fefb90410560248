import type { Study } from '../study.ts'

/** A cell that gets another value; null makes it blank. `rule` is the check it failed, when that was the reason. */
export type NewCorrection = {
  readonly row: number
  /** What names the record: its id, or its row. */
  readonly record: string
  readonly variable: string
  readonly value: string | number | null
  readonly rule: string | null
  readonly reason: string
}

/** A cell that was corrected, without its values: those stand in the version and in its base. */
export type Correction = Omit<NewCorrection, 'value'> & { readonly version: number }

/** Part of the transaction in which a corrected version comes to exist. */
export const keepCorrections = (
  study: Study,
  versionId: number,
  baseId: number,
  corrections: readonly NewCorrection[],
): void => {
  study.db.prepare('INSERT INTO corrected_version (version_id, base_id) VALUES (?, ?)').run(versionId, baseId)
  const insert = study.db.prepare(
    'INSERT INTO correction (version_id, position, row, record, variable, rule, reason) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  for (const [position, { row, record, variable, rule, reason }] of corrections.entries()) {
    insert.run(versionId, position, row, record, variable, rule, reason)
  }
}

/** Every correction that made a version out of the file that was imported, oldest first. */
export const correctionsBehind = (study: Study, versionId: number): readonly Correction[] =>
  study.db
    .prepare<[number], Correction>(
      `WITH RECURSIVE behind (id) AS (
         SELECT ? UNION SELECT c.base_id FROM corrected_version c JOIN behind b ON c.version_id = b.id)
       SELECT v.number AS version, c.row, c.record, c.variable, c.rule, c.reason
       FROM correction c JOIN behind b ON b.id = c.version_id JOIN data_version v ON v.id = c.version_id
       ORDER BY v.number, c.position`,
    )
    .all(versionId)
