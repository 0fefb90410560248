import { type FileHandle, open } from 'node:fs/promises'
import { Failure } from '../../../contract/failure.ts'
import type { Batch } from '../../../core/data/batch.ts'
import type { Decoder } from '../../encoding/decode.ts'
import type { ReadingOptions } from '../../reading.ts'
import { BatchColumns } from './batch-columns.ts'
import { CaseDecoder } from './case-decoder.ts'
import { type CaseSource, caseBytes } from './case-source.ts'
import type { ReadField } from './fields.ts'

/** What the cases of a file are read with. */
export type CaseReading = {
  readonly path: string
  readonly source: CaseSource
  readonly fields: readonly ReadField[]
  readonly decode: Decoder
  /** Rows in the first batch at most; left out, as many as a batch may have. */
  readonly firstRows?: number
}

/** The cases from the first to the last, in batches. */
export async function* readCases(reading: CaseReading, options: ReadingOptions = {}): AsyncGenerator<Batch> {
  const handle = await open(reading.path)
  try {
    if ((await handle.stat()).size !== reading.source.size)
      throw new Failure('file.changed', { file: reading.source.file })
    yield* readBatches(handle, reading, options)
  } finally {
    await handle.close()
  }
}

async function* readBatches(handle: FileHandle, reading: CaseReading, options: ReadingOptions): AsyncGenerator<Batch> {
  const { source, fields, decode } = reading
  const columns = new BatchColumns(fields, decode, source.file)
  const decoder = new CaseDecoder(fields, source, columns)
  columns.begin(Math.min(source.most, reading.firstRows ?? source.most))
  for await (const run of caseBytes(handle, source)) {
    if (options.signal?.aborted) throw new Failure('cancelled', {})
    for (const _ of decoder.decode(run)) {
      yield columns.take()
      columns.begin(source.most - decoder.rows)
    }
    options.onProgress?.(run.end, source.size)
  }
  decoder.finish()
  if (columns.rows > 0) yield columns.take()
}
