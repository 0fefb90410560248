import { appendAudit } from '../audit.ts'
import type { JsonObject } from '../canonical-json.ts'
import { keepCodebook } from '../codebook.ts'
import type { Study } from '../study.ts'
import { transaction } from '../transaction.ts'
import { contentHash } from './check-version.ts'
import type { NewVersion } from './new-version.ts'
import { endPending } from './pending-version.ts'
import type { VersionInfo } from './version-info.ts'
import { inIdentifiers, type VersionPart, type VersionParts, writersOf } from './version-parts.ts'
import { markCurrent, version } from './versions.ts'

/** A version all of whose rows are kept. */
export type FinishedVersion = NewVersion & {
  readonly id: number
  readonly parts: VersionParts
  readonly rows: number
  readonly chunkRows: number
}

/** Makes the version exist: the identifiers are finished first, then everything else in one transaction. */
export const commitVersion = (study: Study, request: FinishedVersion): VersionInfo => {
  const { parts, reason, source, rows } = request
  inIdentifiers(study, writersOf(parts.identifiers).length, () => finish(parts.identifiers))
  return transaction(study, () => {
    const content = finish(parts.study)
    const identifiers = writersOf(parts.identifiers).map((writer) => writer.name)
    const variables = request.variables.filter((_, place) => parts.study.columns[place] !== null)
    const details = { reason, source, rows, content, identifiers }
    return recordVersion(study, { ...request, content, identifiers, variables }, { action: 'version.written', details })
  })
}

/** What the study keeps of a version beside its columns; `variables` are those of the analysis columns. */
export type VersionRecord = NewVersion &
  Pick<FinishedVersion, 'id' | 'rows' | 'chunkRows'> & { readonly content: string }

/** The moment at which a version exists, as part of the caller's transaction: its row, its codebook, its audit record. */
export const recordVersion = (
  study: Study,
  record: VersionRecord,
  { action, details }: { readonly action: string; readonly details: JsonObject },
): VersionInfo => {
  insertVersion(study, record)
  markCurrent(study, record.dataset, record.id)
  endPending(study, record.id)
  const written = version(study, record.id)
  appendAudit(study, { action, object: `${written.dataset}/${written.number}`, details })
  return written
}

/** Ends all columns of a part; returns the hash of their content. */
const finish = (part: VersionPart): string => {
  part.pseudonyms?.finish()
  return contentHash(writersOf(part).map((one) => ({ name: one.name, storage: one.storage, digest: one.finish() })))
}

const insertVersion = (study: Study, record: VersionRecord): void => {
  const { id, dataset, reason, source, variables, identifiers, rows, chunkRows, content } = record
  study.db
    .prepare(
      `INSERT INTO data_version (id, dataset, number, is_current, reason, source_file, source_sha256, source_bytes,
         source_format, source_options, rows, chunk_rows, content, identifiers, codebook_revision, written_at, person)
       VALUES (@id, @dataset, (SELECT coalesce(max(number), 0) + 1 FROM data_version WHERE dataset = @dataset), 0,
         @reason, @file, @sha256, @bytes, @format, @options, @rows, @chunkRows, @content, @identifiers, @codebook, @at,
         @person)`,
    )
    .run({
      id,
      dataset,
      reason,
      ...source,
      rows,
      chunkRows,
      content,
      identifiers: JSON.stringify(identifiers),
      codebook: keepCodebook(study, dataset, variables, reason),
      at: study.now().toISOString(),
      person: study.person.id,
    })
}
