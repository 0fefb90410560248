import { Failure } from '../../contract/failure.ts'
import type { CsvOptions } from '../../contract/source.ts'
import { classOfCell } from '../../core/intake/cell-class.ts'
import {
  chooseDelimiter,
  type Delimiter,
  type DelimiterTrial,
  delimiterOfSepLine,
  delimiters,
  isDelimiter,
  shareAlike,
} from '../../core/intake/delimiter.ts'
import { looksLikeHeader } from '../../core/intake/header.ts'
import { cellDecoder } from './encoding.ts'
import { cellsOf, cellTexts, isFilled } from './record-cells.ts'
import { type CutBy, cutRecords, type Records, recordsOf } from './records.ts'

/** How a file is written, from its first bytes and the user's choices. */
export type Dialect = CutBy & {
  readonly delimiter: Delimiter
  readonly delimiterFrom: 'user' | 'sepLine' | 'head'
  /** Share of the head's records that are as wide as the first one. */
  readonly share: number
  readonly header: boolean
  readonly headerFrom: 'user' | 'head'
  /** The first line only names the delimiter. */
  readonly sepLine: boolean
}

const recordsLookedAt = 1000
const [lineFeed, carriageReturn, quote] = [10, 13, 34]

/** The dialect of a file whose first bytes, re-coded to a superset of ASCII, are `head`; `whole`: they are all of it. */
export const dialectOf = (head: Uint8Array, whole: boolean, options: CsvOptions): Dialect => {
  const loneReturn = endsInLoneReturn(head)
  const named = sepLineOf(head)
  const body = named === null ? head : head.subarray(named.length)
  const records = recordsOf('', body.length)
  const trials = delimiters.map((delimiter): DelimiterTrial => {
    const broken = !cutHead(records, body, whole, { delimiter, loneReturn, emptyLineIsRecord: false })
    return { delimiter, broken, cells: widthsOf(records) }
  })
  const fromLine = named !== null && isDelimiter(named.delimiter) ? named.delimiter : undefined
  const delimiter = options.delimiter ?? fromLine ?? chooseDelimiter(trials)
  cutHead(records, body, whole, { delimiter, loneReturn, emptyLineIsRecord: false })
  const widths = widthsOf(records)
  return {
    delimiter,
    loneReturn,
    emptyLineIsRecord: (widths[0] ?? 1) === 1,
    delimiterFrom: options.delimiter ? 'user' : fromLine ? 'sepLine' : 'head',
    share: shareAlike(widths),
    header: options.header ?? headerOf(records),
    headerFrom: options.header === undefined ? 'head' : 'user',
    sepLine: named !== null,
  }
}

const sepLineOf = (head: Uint8Array): { delimiter: string; length: number } | null => {
  const start = Buffer.from(head.subarray(0, 16)).toString('latin1')
  const [all, line] = /^([^\n\r]*)(?:\r*\n|\r|$)/.exec(start) ?? []
  const delimiter = delimiterOfSepLine(line ?? '')
  return all === undefined || delimiter === null ? null : { delimiter, length: all.length }
}

/** Does the first line end in a carriage return alone? Line breaks in quotes do not count. */
const endsInLoneReturn = (head: Uint8Array): boolean => {
  let inQuotes = false
  for (const [at, byte] of head.entries()) {
    if (byte === quote) inQuotes = !inQuotes
    else if (byte === lineFeed && !inQuotes) return false
    else if (byte === carriageReturn && !inQuotes)
      return head[at + 1] !== lineFeed && !(head[at + 1] === carriageReturn && head[at + 2] === lineFeed)
  }
  return false
}

/** Cuts the head up to its first broken record; false when there is one. */
const cutHead = (records: Records, head: Uint8Array, whole: boolean, by: CutBy): boolean => {
  records.bytes.set(head)
  records.nextRow = 1
  try {
    cutRecords(records, head.length, whole, by)
    return true
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}

/** How many cells the first records have. */
const widthsOf = (records: Records): number[] =>
  Array.from({ length: Math.min(records.count, recordsLookedAt) }, (_, record) => cellsOf(records, record))

const headerOf = (records: Records): boolean => {
  let top = 0
  while (top < records.count && !isFilled(records, top)) top++
  if (top >= records.count) return true
  const others = Math.min(records.count - top - 1, recordsLookedAt)
  return looksLikeHeader(
    classesOf(records, top),
    cellTexts(records, top, cellDecoder('windows-1252')),
    Array.from({ length: others }, (_, at) => classesOf(records, top + 1 + at)),
  )
}

const classesOf = ({ bytes, starts, ends, first }: Records, record: number): number[] => {
  const from = first[record] as number
  return Array.from({ length: (first[record + 1] as number) - from }, (_, at) =>
    classOfCell(bytes, starts[from + at] as number, ends[from + at] as number),
  )
}
