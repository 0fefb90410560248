import { randomBytes } from 'node:crypto'
import type { Variable } from '../../contract/codebook.ts'
import { Failure } from '../../contract/failure.ts'
import { type Batch, batchRows } from '../../core/data/batch.ts'
import { appendAudit } from '../audit.ts'
import { keepCodebook } from '../codebook.ts'
import { storageFailure } from '../storage-failure.ts'
import { identifiersFile, type Study } from '../study.ts'
import { transaction } from '../transaction.ts'
import { contentHash } from './check-version.ts'
import { pseudonymColumn } from './column-store.ts'
import { ColumnWriter } from './column-writer.ts'
import { beginPending, endPending, undoPending } from './pending-version.ts'
import { inPseudonymOrder, pseudonymBytes } from './pseudonyms.ts'
import { type Run, RunCutter } from './run-cutter.ts'
import type { VersionInfo, VersionSource } from './version-info.ts'
import { markCurrent, version } from './versions.ts'

export type NewVersion = {
  readonly dataset: string
  /** Why this version is made: first import, correction of what. */
  readonly reason: string
  readonly source: VersionSource
  /** All columns of the batches, in their order. */
  readonly variables: readonly Variable[]
  /** Names of the variables with direct identifiers: kept in identifiers.db only. */
  readonly identifiers: readonly string[]
}

export type VersionWriter = {
  add(batch: Batch): void
  /** Makes the version exist and be the current one, with its codebook and its audit record. */
  commit(): VersionInfo
  /** Takes away everything that was added. */
  abort(): void
}

/** Begins a new version of a dataset. Nothing of it is seen before `commit`. */
export const writeVersion = (study: Study, request: NewVersion): VersionWriter => {
  refuseUnknownIdentifiers(request)
  const chunkRows = chunkRowsFor(request.variables.length)
  const id = beginPending(study, request.dataset)
  const parts = orUndo(study, id, request.dataset, () => partsOf(study, id, request))
  const cutter = new RunCutter(chunkRows)
  let rows = 0
  let isOpen = true

  const keep = (run: Run): void => {
    keepRun(study, parts, run)
    rows += run.rows
  }
  const refuseClosed = (): void => {
    if (!isOpen) throw new Error('The version is already committed or aborted')
  }
  return {
    add: (batch) => {
      refuseClosed()
      for (const run of cutter.add(batch)) keep(run)
    },
    commit: () => {
      refuseClosed()
      for (const run of cutter.end()) keep(run)
      const written = commitVersion(study, { ...request, id, parts, rows, chunkRows })
      isOpen = false
      return written
    },
    abort: () => {
      refuseClosed()
      isOpen = false
      undoPending(study, id, request.dataset)
    },
  }
}

/** A misspelt name would leave the identifier it means among the analysis columns. */
const refuseUnknownIdentifiers = ({ dataset, variables, identifiers }: NewVersion): void => {
  const unknown = identifiers.find((name) => !variables.some((variable) => variable.name === name))
  if (unknown !== undefined) throw new Failure('study.unknown-variable', { dataset, variable: unknown })
}

const orUndo = <T>(study: Study, id: number, dataset: string, work: () => T): T => {
  try {
    return work()
  } catch (error) {
    undoPending(study, id, dataset)
    throw error
  }
}

/** Rows per chunk: as many as a batch has, fewer for very wide files, so that a run of rows stays below 128 MiB. */
export const chunkRowsFor = (columns: number): number => {
  const fitting = 2 ** Math.floor(Math.log2((128 * 2 ** 20) / (8 * Math.max(columns, 1))))
  return Math.min(batchRows, Math.max(fitting, 1024))
}

type Parts = {
  /** By place in the batches; null for identifiers. */
  readonly analysis: readonly (ColumnWriter | null)[]
  /** By place in the batches; null for what is not an identifier. */
  readonly identifying: readonly (ColumnWriter | null)[]
  /** The pseudonyms on either side, when there are identifiers. */
  readonly pseudonyms: { readonly study: ColumnWriter; readonly identifiers: ColumnWriter } | null
}

const partsOf = (study: Study, id: number, { variables, identifiers }: NewVersion): Parts => {
  const isIdentifier = new Set(identifiers)
  const columns = (keep: boolean, db: Study['db']) =>
    variables.map(({ name, storage }, position) =>
      isIdentifier.has(name) === keep ? new ColumnWriter(db, id, position, name, storage) : null,
    )
  const pseudonyms = (db: Study['db']) => new ColumnWriter(db, id, variables.length, pseudonymColumn, 'pseudonym')
  return transaction(study, () => ({
    analysis: columns(false, study.db),
    ...inIdentifiers(study, () => {
      const put = study.identifiers.prepare(
        'INSERT INTO identifier_variable (version_id, position, variable) VALUES (?, ?, ?)',
      )
      for (const [position, variable] of variables.entries()) {
        if (isIdentifier.has(variable.name)) put.run(id, position, JSON.stringify(variable))
      }
      return {
        identifying: columns(true, study.identifiers),
        pseudonyms:
          identifiers.length === 0 ? null : { study: pseudonyms(study.db), identifiers: pseudonyms(study.identifiers) },
      }
    }),
  }))
}

const keepRun = (study: Study, parts: Parts, run: Run): void => {
  const { pseudonyms } = parts
  if (pseudonyms !== null) {
    const drawn = randomBytes(run.rows * pseudonymBytes)
    const { order, sorted } = inPseudonymOrder(drawn)
    inIdentifiers(study, () => {
      pseudonyms.identifiers.addPseudonyms(sorted)
      for (const [place, writer] of parts.identifying.entries()) writer?.add(run.columns[place], order)
    })
    transaction(study, () => pseudonyms.study.addPseudonyms(drawn))
  }
  transaction(study, () => {
    for (const [place, writer] of parts.analysis.entries()) writer?.add(run.columns[place])
  })
}

/** One transaction of identifiers.db. */
const inIdentifiers = <T>(study: Study, work: () => T): T => {
  try {
    return study.identifiers.transaction(work)()
  } catch (error) {
    throw storageFailure(error, identifiersFile)
  }
}

type FinishedVersion = NewVersion & {
  readonly id: number
  readonly parts: Parts
  readonly rows: number
  readonly chunkRows: number
}

const commitVersion = (study: Study, request: FinishedVersion): VersionInfo => {
  const { id, dataset, reason, source, parts, rows, chunkRows } = request
  const identifying = parts.identifying.filter((writer) => writer !== null)
  inIdentifiers(study, () => {
    for (const writer of identifying) writer.finish()
    parts.pseudonyms?.identifiers.finish()
  })
  return transaction(study, () => {
    const columns = parts.analysis.filter((writer) => writer !== null)
    const content = contentHash(columns.map((one) => ({ name: one.name, storage: one.storage, digest: one.finish() })))
    parts.pseudonyms?.study.finish()
    const names = new Set(columns.map((column) => column.name))
    const codebook = keepCodebook(
      study,
      dataset,
      request.variables.filter((one) => names.has(one.name)),
      reason,
    )
    const identifiers = identifying.map((writer) => writer.name)
    study.db
      .prepare(
        `INSERT INTO data_version (id, dataset, number, is_current, reason, source_file, source_sha256, source_bytes,
           source_format, source_options, rows, chunk_rows, content, identifiers, codebook_revision, written_at, person)
         VALUES (@id, @dataset, (SELECT coalesce(max(number), 0) + 1 FROM data_version WHERE dataset = @dataset), 0,
           @reason, @file, @sha256, @bytes, @format, @options, @rows, @chunkRows, @content, @identifiers, @codebook, @at, @person)`,
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
        codebook,
        at: study.now().toISOString(),
        person: study.person.id,
      })
    markCurrent(study, dataset, id)
    endPending(study, id)
    const written = version(study, id)
    appendAudit(study, {
      action: 'version.written',
      object: `${dataset}/${written.number}`,
      details: { reason, source, rows, content, identifiers },
    })
    return written
  })
}
