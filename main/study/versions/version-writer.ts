import { Failure } from '../../contract/failure.ts'
import { type Batch, batchRows } from '../../core/data/batch.ts'
import type { Study } from '../study.ts'
import { commitVersion } from './commit-version.ts'
import type { NewVersion } from './new-version.ts'
import { beginPending, undoPending } from './pending-version.ts'
import { type Run, RunCutter } from './run-cutter.ts'
import type { VersionInfo } from './version-info.ts'
import { keepRun, openParts } from './version-parts.ts'

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
  const parts = orUndo(study, id, request.dataset, () => openParts(study, id, request))
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
