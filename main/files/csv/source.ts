import { type FileStamp, piecesOf } from '../file-bytes.ts'
import type { ReadingOptions } from '../reading.ts'
import type { Dialect } from './dialect.ts'
import { type EncodingGuess, utf8FromUtf16 } from './encoding.ts'
import { readRecords } from './read-records.ts'
import type { Records } from './records.ts'

/** A file and how to cut it into records. */
export type CsvSource = { readonly stamp: FileStamp; readonly guess: EncodingGuess; readonly dialect: Dialect }

/**
 * The records of the file from its start, as bytes of UTF-8 or windows-1252. The header has row 1: as in a
 * spreadsheet, a line that only names the delimiter is no row.
 */
export const recordsFrom = ({ stamp, guess, dialect }: CsvSource, options: ReadingOptions): AsyncGenerator<Records> => {
  const pieces = piecesOf(stamp, guess.mark, options)
  const { encoding } = guess
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be'
  const bytes = wide ? utf8FromUtf16(stamp.file, pieces, encoding, guess.mark) : pieces
  return readRecords(stamp.file, bytes, dialect, dialect.sepLine ? 0 : 1)
}
