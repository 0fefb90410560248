import type { Study } from '../study.ts'

/** The version under which identifiers.db keeps those of a version: for a corrected one, the one that brought them. */
export const identifierHolder = (study: Study, versionId: number): number =>
  study.db
    .prepare<[number], number>(
      `WITH RECURSIVE bases (id) AS (
         SELECT ? UNION ALL SELECT base_id FROM corrected_version JOIN bases ON version_id = bases.id
       ) SELECT min(id) FROM bases`,
    )
    .pluck()
    .get(versionId) ?? versionId
