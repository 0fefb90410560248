import { Failure } from '../../contract/failure.ts'
import { csvLimits } from './limits.ts'

/** How the records of a file end and its cells part. */
export type CutBy = {
  readonly delimiter: string
  /** A lone carriage return ends a record (old Mac files); else it is text. */
  readonly loneReturn: boolean
  /** An empty line is a record with a blank cell (files of one column); else it is nothing. */
  readonly emptyLineIsRecord: boolean
}

/**
 * The records found in a run of bytes. Record r has the cells k with first[r] <= k < first[r + 1], and cell k is the
 * bytes [starts[k], ends[k]) without its quotes. `rows[r]` is the record's row as a spreadsheet numbers it.
 */
export type Records = {
  readonly file: string
  bytes: Uint8Array
  starts: Int32Array
  ends: Int32Array
  first: Int32Array
  rows: Int32Array
  count: number
  /** Bytes that the records take; those after them are a record still to be completed. */
  used: number
  /** Place of bytes[0] in what is read. */
  at: number
  /** The row of the next record to come. */
  nextRow: number
}

/** Room for the records of `size` bytes. */
export const recordsOf = (file: string, size: number): Records => ({
  file,
  bytes: new Uint8Array(size + 1),
  starts: new Int32Array(size + 2),
  ends: new Int32Array(size + 2),
  first: new Int32Array(size + 2),
  rows: new Int32Array(size + 2),
  count: 0,
  used: 0,
  at: 0,
  nextRow: 1,
})

const lineFeed = 10
const carriageReturn = 13
const space = 32
const quote = 34

/**
 * Cuts bytes[0, length) into records, by RFC 4180 and what people really write: cells may be quoted, with "" for a
 * quote and any line break inside; a quote inside a bare cell is text; blanks after a closing quote are nothing; lines
 * end in LF, CRLF, CR CR LF or CR. With `atEnd` the last record needs no line break. Works on any superset of ASCII,
 * and rewrites the bytes of cells with doubled quotes.
 *
 * One function on purpose: its loop runs once per cell, and calls would cost as much as the work.
 */
export const cutRecords = (records: Records, length: number, atEnd: boolean, by: CutBy): void => {
  const { bytes, starts, ends, first, rows } = records
  const delimiter = by.delimiter.charCodeAt(0)
  const special = specialBytes(delimiter)
  const highest = Math.max(delimiter, carriageReturn)
  bytes[length] = lineFeed
  let begin = 0
  let cell = 0
  let count = 0
  let row = records.nextRow
  let doubled: number[] = []
  first[0] = 0
  records.count = 0
  records.used = 0
  cutting: while (begin < length) {
    let at = begin
    let start: number
    let end: number
    let bare: boolean
    for (;;) {
      start = at
      let byte = bytes[at] as number
      bare = byte !== quote
      if (bare) {
        for (;;) {
          while (byte > highest || special[byte] === 0) byte = bytes[++at] as number
          if (byte !== carriageReturn || by.loneReturn || at + 1 >= length || bytes[at + 1] === lineFeed) break
          byte = bytes[++at] as number
        }
        if (byte === delimiter) {
          starts[cell] = start
          ends[cell++] = at++
          continue
        }
        end = at
      } else {
        start = ++at
        while (at < length && (bytes[at] !== quote || (bytes[at + 1] === quote && at + 1 < length))) {
          if (bytes[at] === quote) {
            if (doubled[doubled.length - 1] !== cell) doubled.push(cell)
            at++
          }
          at++
        }
        end = at
        if (at >= length && atEnd) throw broken(records, 'csv.unclosed-quote', row, cell - (first[count] as number))
        at++
        while (at < length && isPadding(bytes[at] as number, bytes[at + 1] as number, by)) at++
      }
      if (!atEnd && (at >= length || (bytes[at] === carriageReturn && at + 1 === length))) {
        if (length - start > csvLimits.cellBytes) throw tooLarge(records, row, cell - (first[count] as number))
        if (length - begin > csvLimits.rowBytes) throw rowTooLarge(records, row)
        break cutting
      }
      if (!bare && special[bytes[at] as number] === 0)
        throw broken(records, 'csv.stray-quote', row, cell - (first[count] as number))
      starts[cell] = start
      ends[cell++] = end
      if (at >= length || bytes[at] !== delimiter) break
      at++
    }
    if (bare) while (end > start && bytes[end - 1] === carriageReturn) ends[cell - 1] = --end
    if (at < length) at += bytes[at] === carriageReturn && bytes[at + 1] === lineFeed && at + 1 < length ? 2 : 1
    if (at - begin > csvLimits.cellBytes) checkCells(records, first[count] as number, cell, row)
    if (doubled.length > 0) {
      for (const one of doubled) ends[one] = undouble(bytes, starts[one] as number, ends[one] as number)
      doubled = []
    }
    if (bare && start === end && cell - (first[count] as number) === 1 && !by.emptyLineIsRecord) cell--
    else {
      rows[count++] = row
      first[count] = cell
    }
    begin = at
    row++
    records.count = count
    records.nextRow = row
    records.used = begin
  }
}

const specialBytes = (delimiter: number): Uint8Array => {
  const special = new Uint8Array(256)
  for (const byte of [delimiter, lineFeed, carriageReturn]) special[byte] = 1
  return special
}

/** What may stand between a closing quote and the delimiter or line break. */
const isPadding = (byte: number, next: number, by: CutBy): boolean =>
  byte === space || (byte === carriageReturn && next === carriageReturn && !by.loneReturn)

/** Writes each pair of quotes in bytes[start, end) as one and returns the new end; the bytes left over are quotes. */
const undouble = (bytes: Uint8Array, start: number, end: number): number => {
  let to = start
  for (let from = start; from < end; from++) {
    bytes[to++] = bytes[from] as number
    if (bytes[from] === quote) from++
  }
  bytes.fill(quote, to, end)
  return to
}

const checkCells = (records: Records, from: number, to: number, row: number): void => {
  for (let cell = from; cell < to; cell++)
    if ((records.ends[cell] as number) - (records.starts[cell] as number) > csvLimits.cellBytes)
      throw tooLarge(records, row, cell - from)
}

const broken = (records: Records, code: 'csv.unclosed-quote' | 'csv.stray-quote', row: number, cell: number): Failure =>
  new Failure(code, { file: records.file, row, column: cell + 1 })

const tooLarge = (records: Records, row: number, cell: number): Failure =>
  new Failure('csv.cell-too-large', { file: records.file, row, column: cell + 1, limit: csvLimits.cellBytes })

const rowTooLarge = (records: Records, row: number): Failure =>
  new Failure('csv.row-too-large', { file: records.file, row, limit: csvLimits.rowBytes })
