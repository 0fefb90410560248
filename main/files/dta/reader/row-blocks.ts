import { Failure } from '../../../contract/failure.ts'
import { openSame, readAt, sameStill } from '../../file-bytes.ts'
import type { ReadingOptions } from '../../reading.ts'
import type { RowBytes } from './columns.ts'
import type { Content } from './content.ts'

const blockBytes = 1 << 21

/** The rows from the first to the last, in blocks; `take` says how many rows the next block may have at most. */
export async function* rowBlocks(
  { stamp, dictionary }: Content,
  options: ReadingOptions,
  take: () => number = () => Number.POSITIVE_INFINITY,
): AsyncGenerator<RowBytes> {
  const { dataAt, rowBytes, header } = dictionary
  const usual = Math.max(1, Math.floor(blockBytes / rowBytes))
  const handle = await openSame(stamp)
  try {
    for (let first = 0; first < header.rows; ) {
      if (options.signal?.aborted) throw new Failure('cancelled', {})
      const rows = Math.min(usual, header.rows - first, take())
      const bytes = await readAt(handle, dataAt + first * rowBytes, rows * rowBytes, stamp.file)
      yield { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), rows, first }
      first += rows
      options.onProgress?.(dataAt + first * rowBytes, stamp.bytes)
    }
    options.onProgress?.(stamp.bytes, stamp.bytes)
    await sameStill(stamp, handle)
  } finally {
    await handle.close()
  }
}
