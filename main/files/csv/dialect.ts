import { Failure } from '../../contract/failure.ts'
import type { CsvOptions } from '../../contract/plan.ts'
import { classOfCell } from '../../core/intake/cell-class.ts'
import {
  chooseDelimiter,
  type Delimiter,
  type DelimiterTrial,
  delimiterOfSepLine,
  delimiters,
  isDelimiter,
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
  const by = (delimiter: Delimiter): CutBy => ({ delimiter, loneReturn, emptyLineIsRecord: false })
  const guess = chooseDelimiter(delimiters.map((delimiter) => trialOf(body, whole, by(delimiter), delimiter)))
  const fromLine = named !== null && isDelimiter(named.delimiter) ? named.delimiter : undefined
  const delimiter = options.delimiter ?? fromLine ?? guess.delimiter
  const { records } = cutHead(body, whole, by(delimiter))
  const width = records.count > 0 ? cellsOf(records, 0) : 1
  return {
    delimiter,
    loneReturn,
    emptyLineIsRecord: width === 1,
    delimiterFrom: options.delimiter ? 'user' : fromLine ? 'sepLine' : 'head',
    share: shareAlike(records),
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

const trialOf = (head: Uint8Array, whole: boolean, by: CutBy, delimiter: Delimiter): DelimiterTrial => {
  const { records, broken } = cutHead(head, whole, by)
  const count = Math.min(records.count, recordsLookedAt)
  return { delimiter, broken, cells: Array.from({ length: count }, (_, record) => cellsOf(records, record)) }
}

/** The records of the head up to the first broken one. */
const cutHead = (head: Uint8Array, whole: boolean, by: CutBy): { records: Records; broken: boolean } => {
  const records = recordsOf('', head.length)
  records.bytes.set(head)
  try {
    cutRecords(records, head.length, whole, by)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { records, broken: true }
  }
  return { records, broken: false }
}

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

/** Share of the records that are as wide as the first one. */
const shareAlike = (records: Records): number => {
  let alike = 0
  for (let record = 0; record < records.count; record++) if (cellsOf(records, record) === cellsOf(records, 0)) alike++
  return records.count === 0 ? 1 : alike / records.count
}
