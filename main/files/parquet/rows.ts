import type { FileHandle } from 'node:fs/promises'
import { Failure } from '../../contract/failure.ts'
import { type Batch, type BatchColumn, batchRows } from '../../core/data/batch.ts'
import { type FileStamp, openSame, sameStill, withFile } from '../file-bytes.ts'
import type { ReadingOptions } from '../reading.ts'
import { TextBudget } from '../text-codes.ts'
import { ColumnCursor } from './column-cursor.ts'
import type { ParquetColumn, ParquetTable } from './columns.ts'
import { parquetLimits } from './limits.ts'
import { PageBudget } from './page/budget.ts'
import { converterOf, hasLongNumbers } from './values-of.ts'

/** What the rows of a file are read with. */
export type RowReading = {
  readonly stamp: FileStamp
  readonly table: ParquetTable
  /** For each column whether its numbers are kept as text, because a double would lose digits. */
  readonly asText: readonly boolean[]
  /** Rows in the first batch at most; left out, as many as a batch may have. */
  readonly firstRows?: number
}

/** The rows from the first to the last, in batches. */
export async function* readRows(reading: RowReading, options: ReadingOptions = {}): AsyncGenerator<Batch> {
  const { stamp, table } = reading
  const handle = await openSame(stamp)
  try {
    const readers = readersOf(handle, reading)
    const most = Math.min(batchRows, Math.max(1, Math.floor(parquetLimits.batchCells / readers.length)))
    let limit = Math.min(most, reading.firstRows ?? most)
    for (let done = 0; done < table.rows; limit = most) {
      const rows = Math.min(limit, table.rows - done)
      const columns: BatchColumn[] = []
      for (const read of readers) {
        if (options.signal?.aborted) throw new Failure('cancelled', {})
        columns.push(await read(rows))
      }
      done += rows
      options.onProgress?.(Math.floor((stamp.bytes * done) / table.rows), stamp.bytes)
      yield { rows, columns }
    }
    await sameStill(stamp, handle)
  } finally {
    await handle.close()
  }
}

/** Reads the next rows of a column. */
type ColumnReader = (rows: number) => Promise<BatchColumn>

const readersOf = (handle: FileHandle, { stamp, table, asText }: RowReading): ColumnReader[] => {
  const { file } = stamp
  const pages = new PageBudget(stamp)
  const limit = parquetLimits.textLength
  const texts = new TextBudget(limit, () => new Failure('parquet.too-much-text', { file, limit }))
  return table.columns.map((column, i) => {
    const place = { file, variable: column.name }
    const converter = converterOf(column.type, asText[i] === true, place, texts)
    const cursor = new ColumnCursor(handle, stamp, column, pages, converter)
    return async (rows) => {
      if (converter.dictionary === null) {
        const values = new Float64Array(rows)
        await cursor.fill(values, 0, rows, Number.NaN)
        return { type: 'number', values }
      }
      const codes = new Uint32Array(rows)
      await cursor.fill(codes, 0, rows, 0)
      return { type: 'code', codes, dictionary: converter.dictionary }
    }
  })
}

/** For each column whether it has numbers that a double would not keep; all of the file's long integers are read. */
export const findLongNumbers = (stamp: FileStamp, table: ParquetTable, options: ReadingOptions): Promise<boolean[]> =>
  withFile(stamp, async (handle) => {
    const pages = new PageBudget(stamp)
    const found: boolean[] = []
    for (const [at, column] of table.columns.entries()) {
      found.push(await hasLong(handle, stamp, column, table.rows, pages, options))
      options.onProgress?.(Math.floor((stamp.bytes * (at + 1)) / table.columns.length), stamp.bytes)
    }
    return found
  })

const hasLong = async (
  handle: FileHandle,
  stamp: FileStamp,
  column: ParquetColumn,
  rows: number,
  pages: PageBudget,
  { signal }: ReadingOptions,
): Promise<boolean> => {
  const { type } = column
  if (type.is !== 'wide' || type.bytes === 4) return false
  let isLong = false
  const converter = {
    dictionary: null,
    convert: (values: Parameters<typeof hasLongNumbers>[0]) => {
      isLong ||= hasLongNumbers(values, type)
      return new Float64Array(values.count)
    },
  }
  const cursor = new ColumnCursor(handle, stamp, column, pages, converter)
  const unused = new Float64Array(Math.min(rows, batchRows))
  for (let done = 0; done < rows && !isLong; done += unused.length) {
    if (signal?.aborted) throw new Failure('cancelled', {})
    await cursor.fill(unused, 0, Math.min(unused.length, rows - done), Number.NaN)
  }
  cursor.close()
  return isLong
}
