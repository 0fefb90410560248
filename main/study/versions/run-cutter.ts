import type { Batch, BatchColumn } from '../../core/data/batch.ts'

/** Rows of all columns between two chunk borders. */
export type Run = { readonly rows: number; readonly columns: readonly BatchColumn[] }

/**
 * Cuts the rows of batches of any size into runs of exactly `runRows` rows (the last one may be shorter), so that
 * what is kept does not depend on how a file was read. Runs are only valid until the next one is asked for.
 */
export class RunCutter {
  readonly #runRows: number
  #waiting: BatchColumn[] | null = null
  #waitingRows = 0

  constructor(runRows: number) {
    this.#runRows = runRows
  }

  /** The whole runs that `batch` completes; what is left waits for the next batch. */
  *add(batch: Batch): Generator<Run> {
    let from = 0
    while (from < batch.rows) {
      const rows = Math.min(batch.rows - from, this.#runRows - this.#waitingRows)
      const part = batch.columns.map((column) => slice(column, from, from + rows))
      from += rows
      if (rows === this.#runRows) yield { rows, columns: part }
      else yield* this.#wait(part, rows)
    }
  }

  /** The rows that did not fill a run. */
  *end(): Generator<Run> {
    if (this.#waiting === null || this.#waitingRows === 0) return
    yield { rows: this.#waitingRows, columns: this.#waiting.map((column) => slice(column, 0, this.#waitingRows)) }
    this.#waitingRows = 0
  }

  *#wait(part: readonly BatchColumn[], rows: number): Generator<Run> {
    this.#waiting ??= part.map((column) => emptyLike(column, this.#runRows))
    this.#waiting = this.#waiting.map((column, place) => put(column, part[place] as BatchColumn, this.#waitingRows))
    this.#waitingRows += rows
    if (this.#waitingRows === this.#runRows) yield* this.end()
  }
}

/** Rows `from` to `to` of a column, without copying. */
export const slice = (column: BatchColumn, from: number, to: number): BatchColumn =>
  column.type === 'number'
    ? { type: 'number', values: column.values.subarray(from, to) }
    : { type: 'code', codes: column.codes.subarray(from, to), dictionary: column.dictionary }

const emptyLike = (column: BatchColumn, rows: number): BatchColumn =>
  column.type === 'number'
    ? { type: 'number', values: new Float64Array(rows) }
    : { type: 'code', codes: new Uint32Array(rows), dictionary: column.dictionary }

const put = (target: BatchColumn, part: BatchColumn, at: number): BatchColumn => {
  if (target.type === 'number' && part.type === 'number') {
    target.values.set(part.values, at)
    return target
  }
  if (target.type === 'code' && part.type === 'code') {
    target.codes.set(part.codes, at)
    return { ...target, dictionary: part.dictionary }
  }
  throw new Error('A column changed its type between batches')
}
