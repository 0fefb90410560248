import type { Variable } from '../contract/codebook.ts'
import type { Batch } from '../core/data/batch.ts'

/** A file opened for import: what its columns are, and its rows as a stream with bounded memory. */
export type FileReading = {
  readonly variables: readonly Variable[]
  /** Rows that the file declares, when it does. */
  readonly declaredRows: number | null
  /** What was found of the file as a whole; names have a text under `cli.detected.<name>`. */
  readonly detected?: readonly { readonly name: string; readonly value: string }[]
  /** Reads the file from the start. Throws a `Failure` that names the place when the file is broken or lies. */
  batches(options?: ReadingOptions): AsyncIterable<Batch>
}

export type ReadingOptions = {
  readonly signal?: AbortSignal
  readonly onProgress?: (bytesDone: number, bytesTotal: number) => void
}
