import { isUtf8 } from 'node:buffer'
import { Failure } from '../../contract/failure.ts'
import { type FileStamp, piecesOf } from '../file-bytes.ts'
import type { ReadingOptions } from '../reading.ts'
import { jsonlLimits } from './limits.ts'

/** Lines that follow one another, the first with the number `row`. */
export type Lines = { readonly row: number; readonly lines: readonly string[] }

const lineFeed = 10

/** The lines of a file in UTF-8, in blocks. */
export async function* linesOf(stamp: FileStamp, options: ReadingOptions): AsyncGenerator<Lines> {
  const { file } = stamp
  let row = 1
  let rest = Buffer.alloc(0)
  const block = (bytes: Buffer): Lines => {
    if (!isUtf8(bytes)) throw new Failure('jsonl.not-utf8', { file, row: row + linesBeforeDamage(bytes) })
    const text = bytes.toString('utf8')
    const lines = (row === 1 ? text.replace(/^\ufeff/, '') : text).split('\n')
    row += lines.length
    return { row: row - lines.length, lines }
  }
  for await (const piece of piecesOf(stamp, 0, options)) {
    const bytes = Buffer.concat([rest, piece])
    const end = bytes.lastIndexOf(lineFeed)
    rest = bytes.subarray(end + 1)
    if (end >= 0) yield block(bytes.subarray(0, end))
    if (rest.length > jsonlLimits.lineBytes)
      throw new Failure('jsonl.line-too-long', { file, row, limit: jsonlLimits.lineBytes })
  }
  if (rest.length > 0) yield block(rest)
}

const linesBeforeDamage = (bytes: Buffer): number => {
  let lines = 0
  let start = 0
  for (;;) {
    const end = bytes.indexOf(lineFeed, start)
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return lines
    lines++
    start = end + 1
  }
}
