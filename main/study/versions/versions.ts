import type { Variable } from '../../contract/codebook.ts'
import { Failure } from '../../contract/failure.ts'
import { appendAudit } from '../audit.ts'
import { keepCodebook, variables } from '../codebook.ts'
import type { Study } from '../study.ts'
import { transaction } from '../transaction.ts'
import type { VersionInfo } from './version-info.ts'

export type DatasetInfo = { readonly name: string; readonly current: VersionInfo; readonly versions: number }

/** The datasets of the study, by name. */
export const datasets = (study: Study): readonly DatasetInfo[] =>
  select(study, 'v.is_current = 1 ORDER BY v.dataset', []).map((current) => ({
    name: current.dataset,
    current,
    versions: versions(study, current.dataset).length,
  }))

/** Every dataset that the study has or had. */
export const datasetNames = (study: Study): readonly string[] =>
  study.db.prepare<[], string>('SELECT DISTINCT dataset FROM data_version ORDER BY dataset').pluck().all()

/** All versions of a dataset, oldest first; none for a name that is not there. */
export const versions = (study: Study, dataset: string): readonly VersionInfo[] =>
  select(study, 'v.dataset = ? ORDER BY v.number', [dataset])

export const currentVersion = (study: Study, dataset: string): VersionInfo => {
  const found = select(study, 'v.dataset = ? AND v.is_current = 1', [dataset])[0]
  if (found === undefined) throw new Failure('study.unknown-dataset', { dataset })
  return found
}

export const version = (study: Study, id: number): VersionInfo => {
  const found = select(study, 'v.id = ?', [id])[0]
  if (found === undefined) throw new Failure('study.unknown-version', { version: id })
  return found
}

/**
 * Makes an earlier (or later) version the one that analyses use: how a correction is undone and redone. The codebook
 * stays as it is documented by now; only where the version has other columns does the codebook it came with return.
 */
export const makeCurrent = (study: Study, id: number, reason: string): VersionInfo =>
  transaction(study, () => {
    const { dataset, number, codebookRevision, isErased } = version(study, id)
    if (isErased) throw new Failure('care.version-erased', { dataset, version: number })
    markCurrent(study, dataset, id)
    const own = variables(study, dataset, codebookRevision)
    if (columnsOf(own) !== columnsOf(variables(study, dataset))) keepCodebook(study, dataset, own, reason)
    appendAudit(study, { action: 'version.made-current', object: `${dataset}/${number}`, details: { reason } })
    return version(study, id)
  })

const columnsOf = (list: readonly Variable[]): string =>
  JSON.stringify(list.map(({ name, storage }) => [name, storage]))

/** In two steps, because a dataset may never have two current versions, not even inside a statement. */
export const markCurrent = (study: Study, dataset: string, id: number): void => {
  study.db.prepare('UPDATE data_version SET is_current = 0 WHERE dataset = ? AND is_current = 1').run(dataset)
  study.db.prepare('UPDATE data_version SET is_current = 1 WHERE id = ?').run(id)
}

const select = (study: Study, where: string, values: readonly (string | number)[]): readonly VersionInfo[] =>
  study.db
    .prepare<(string | number)[], VersionRow>(
      `SELECT v.*, r.number AS revision,
         EXISTS (SELECT 1 FROM erasure e WHERE e.version_id = v.id AND e.what = 'everything') AS is_erased
       FROM data_version v
       JOIN codebook_revision r ON r.id = v.codebook_revision WHERE ${where}`,
    )
    .all(...values)
    .map(infoOf)

const infoOf = (row: VersionRow): VersionInfo => ({
  id: row.id,
  dataset: row.dataset,
  number: row.number,
  isCurrent: row.is_current === 1,
  isErased: row.is_erased === 1,
  reason: row.reason,
  source: {
    file: row.source_file,
    sha256: row.source_sha256,
    bytes: row.source_bytes,
    format: row.source_format,
    options: row.source_options,
  },
  rows: row.rows,
  chunkRows: row.chunk_rows,
  content: row.content,
  identifiers: JSON.parse(row.identifiers),
  codebookRevision: row.revision,
  writtenAt: row.written_at,
  person: row.person,
})

type VersionRow = {
  readonly id: number
  readonly dataset: string
  readonly number: number
  readonly is_current: 0 | 1
  readonly is_erased: 0 | 1
  readonly reason: string
  readonly source_file: string
  readonly source_sha256: string
  readonly source_bytes: number
  readonly source_format: string
  readonly source_options: string
  readonly rows: number
  readonly chunk_rows: number
  readonly content: string
  readonly identifiers: string
  readonly revision: number
  readonly written_at: string
  readonly person: string
}
