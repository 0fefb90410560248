import type { Decode } from './encoding.ts'
import type { Records } from './records.ts'

const space = 32

export const cellsOf = ({ first }: Records, record: number): number =>
  (first[record + 1] as number) - (first[record] as number)

/** Has the record a cell, from its cell `from` on, that is not of blanks alone? */
export const isFilled = (records: Records, record: number, from = 0): boolean => filledCells(records, record) > from

/** How many cells the record has up to its last one that is not of blanks alone. */
export const filledCells = ({ bytes, starts, ends, first }: Records, record: number): number => {
  const begin = first[record] as number
  for (let cell = (first[record + 1] as number) - 1; cell >= begin; cell--)
    for (let at = starts[cell] as number; at < (ends[cell] as number); at++)
      if ((bytes[at] as number) > space) return cell - begin + 1
  return 0
}

/** The cells of a record as text. */
export const cellTexts = ({ bytes, starts, ends, first }: Records, record: number, decode: Decode): string[] => {
  const begin = first[record] as number
  return Array.from({ length: (first[record + 1] as number) - begin }, (_, at) =>
    decode(bytes.subarray(starts[begin + at], ends[begin + at])),
  )
}

/** The record and the cell of it, from 0, that hold the byte at `at`, or the ones before when it stands between cells. */
export const placeOf = ({ first, starts, count }: Records, at: number): { record: number; cell: number } => {
  let record = 0
  while (record + 1 < count && (starts[first[record + 1] as number] as number) <= at) record++
  let cell = first[record] as number
  while (cell + 1 < (first[record + 1] as number) && (starts[cell + 1] as number) <= at) cell++
  return { record, cell: cell - (first[record] as number) }
}

/** A copy of the records [from, to), to keep when the next block comes. */
export const copyRecords = (records: Records, from: number, to: number): Records => {
  const firstCell = records.first[from] as number
  const lastCell = records.first[to] as number
  const begin = from < to ? (records.starts[firstCell] as number) : 0
  const end = from < to ? (records.ends[lastCell - 1] as number) : 0
  return {
    ...records,
    bytes: records.bytes.slice(begin, end),
    starts: records.starts.slice(firstCell, lastCell).map((start) => start - begin),
    ends: records.ends.slice(firstCell, lastCell).map((stop) => stop - begin),
    first: records.first.slice(from, to + 1).map((cell) => cell - firstCell),
    rows: records.rows.slice(from, to),
    count: to - from,
    used: end - begin,
  }
}
