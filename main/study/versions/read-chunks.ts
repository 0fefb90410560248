import { Failure } from '../../contract/failure.ts'
import type { Db } from '../database.ts'
import { chunksOf, type StoredColumn } from './column-store.ts'
import { decompress, type EncodedChunk, encodings } from './encoded-chunk.ts'
import type { VersionInfo } from './version-info.ts'

/** Consecutive rows of a version. */
export type RowRange = { readonly from: number; readonly rows: number }

/** What a chunk holds of a range: its rows there, and where in the range they begin. */
export type RangePart = { readonly chunk: EncodedChunk; readonly at: number }

/** The parts of a column's chunks that lie in `range`, in order. Fails when one is missing or not as long as it should. */
export function* chunksIn(db: Db, info: VersionInfo, range: RowRange, column: StoredColumn): Generator<RangePart> {
  if (range.rows === 0) return
  const end = range.from + range.rows
  const first = Math.floor(range.from / info.chunkRows)
  const last = Math.floor((end - 1) / info.chunkRows)
  let place = first
  for (const stored of chunksOf(db, column.id, first, last)) {
    const start = place * info.chunkRows
    const chunk = decompress(stored)
    if (chunk?.rows !== Math.min(info.chunkRows, info.rows - start)) throw damagedChunk(info, column)
    const from = Math.max(range.from, start)
    yield { chunk: rowsOf(chunk, from - start, Math.min(end, start + chunk.rows) - start), at: from - range.from }
    place += 1
  }
  if (place !== last + 1) throw damagedChunk(info, column)
}

export const damagedChunk = (info: VersionInfo, column: StoredColumn): Failure =>
  new Failure('study.chunk-damaged', { dataset: info.dataset, version: info.number, variable: column.name })

const rowsOf = (chunk: EncodedChunk, from: number, to: number): EncodedChunk => {
  const width = encodings[chunk.encoding]
  return { ...chunk, rows: to - from, bytes: chunk.bytes.subarray(from * width, to * width) }
}
