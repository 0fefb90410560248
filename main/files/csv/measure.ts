import { Failure } from '../../contract/failure.ts'
import type { ReadingOptions } from '../reading.ts'
import { utf8Check } from './encoding.ts'
import { csvLimits } from './limits.ts'
import { cellsOf, copyRecords, filledCells, isFilled, placeOf } from './record-cells.ts'
import type { Records } from './records.ts'
import { type CsvSource, recordsFrom } from './source.ts'
import { addToTally, columnsWithValues, emptyTally, forgetBlankRows, type Tally } from './tally.ts'

/** What a reading of the whole file shows, before any choice of types. */
export type Measured = {
  /** The header, or the first record of a file without one; null in a file of blanks. */
  readonly top: Records | null
  /** Records before the first row of data: the header, and what is blank or names the delimiter before it. */
  readonly skipped: number
  /** Columns up to the last one with a name or a value. */
  readonly columns: number
  /** Rows of data up to the last one that is not blank. */
  readonly rows: number
  readonly blankRows: number
  readonly blankRowsAtEnd: number
  readonly tally: Tally
  /** The first rows of data. */
  readonly sample: readonly Records[]
  /** Where UTF-8 ends to hold. */
  readonly notUtf8: { readonly row: number; readonly byte: number; readonly mostlyUtf8: boolean } | null
  /** What stopped the reading. */
  readonly failure: Failure | null
}

type Draft = { -readonly [Key in keyof Measured]: Measured[Key] } & {
  /** Cells that every row must have: up to the last column with a name. */
  needed: number
  lastFilled: number
  sample: Records[]
  sampleBytes: number
}

const sampleCells = 100_000
const [fewestSampleRows, mostSampleRows] = [100, 1000]
const sampleBytes = 2 ** 22

/**
 * Reads the file once and counts. A row may lack cells only under columns without name, and have more than the
 * header only blank ones; blank rows at the end are no data, those in between are.
 */
export const measure = async (source: CsvSource, options: ReadingOptions): Promise<Measured> => {
  const draft = emptyDraft()
  const check = utf8Check()
  try {
    for await (const records of recordsFrom(source, options)) {
      if (!check.follow(records.bytes.subarray(0, records.used), records.at) && !draft.notUtf8)
        draft.notUtf8 = placeOfBreak(records, check.broken(), source.guess.mark)
      const from = draft.top ? 0 : findTop(draft, records, source)
      if (draft.top) addRows(draft, records, from)
    }
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'cancelled') throw error
    draft.failure = error
  }
  return finished(draft)
}

const emptyDraft = (): Draft => ({
  top: null,
  skipped: 0,
  columns: 0,
  rows: 0,
  blankRows: 0,
  blankRowsAtEnd: 0,
  tally: emptyTally(0),
  sample: [],
  notUtf8: null,
  failure: null,
  needed: 0,
  lastFilled: 0,
  sampleBytes: 0,
})

/** Looks for the first record that is not blank; returns the record where the data begin. */
const findTop = (draft: Draft, records: Records, { stamp, dialect }: CsvSource): number => {
  let top = dialect.sepLine && draft.skipped === 0 ? 1 : 0
  while (top < records.count && !isFilled(records, top)) top++
  const from = top < records.count && dialect.header ? top + 1 : top
  draft.skipped += from
  if (top >= records.count) return from
  draft.columns = cellsOf(records, top)
  if (draft.columns > csvLimits.columns)
    throw new Failure('csv.too-many-columns', { file: stamp.file, columns: draft.columns, limit: csvLimits.columns })
  draft.top = copyRecords(records, top, top + 1)
  draft.needed = dialect.header ? filledCells(records, top) : draft.columns
  draft.tally = emptyTally(draft.columns)
  return from
}

const addRows = (draft: Draft, records: Records, from: number): void => {
  for (let record = from; record < records.count; record++) {
    if (cellsOf(records, record) !== draft.columns) checkWidth(draft, records, record)
    draft.rows++
    if (startsFilled(records, record) || isFilled(records, record)) draft.lastFilled = draft.rows
    else draft.blankRows++
  }
  if (draft.rows > csvLimits.rows) throw new Failure('csv.too-many-rows', { file: records.file, limit: csvLimits.rows })
  addToTally(draft.tally, records, from)
  addToSample(draft, records, from)
}

/** The quick answer for most records: the first cell has a value. */
const startsFilled = ({ bytes, starts, ends, first }: Records, record: number): boolean => {
  const cell = first[record] as number
  return (ends[cell] as number) > (starts[cell] as number) && (bytes[starts[cell] as number] as number) > 32
}

const checkWidth = (draft: Draft, records: Records, record: number): void => {
  const cells = cellsOf(records, record)
  if (cells >= draft.needed && !isFilled(records, record, draft.columns)) return
  const row = records.rows[record] as number
  throw new Failure('csv.ragged-row', { file: records.file, row, cells, columns: draft.columns })
}

const addToSample = (draft: Draft, records: Records, from: number): void => {
  const wanted = Math.min(mostSampleRows, Math.max(fewestSampleRows, Math.floor(sampleCells / draft.columns)))
  const kept = draft.sample.reduce((sum, { count }) => sum + count, 0)
  const to = Math.min(records.count, from + wanted - kept)
  if (to <= from || draft.sampleBytes > sampleBytes) return
  const copy = copyRecords(records, from, to)
  draft.sample.push(copy)
  draft.sampleBytes += copy.used
}

const placeOfBreak = (
  records: Records,
  broken: { byte: number; mostlyUtf8: boolean } | null,
  mark: number,
): Measured['notUtf8'] => {
  if (!broken) return null
  const { record } = placeOf(records, broken.byte - 1 - records.at)
  return { ...broken, byte: broken.byte + mark, row: records.rows[record] as number }
}

const finished = (draft: Draft): Measured => {
  const { needed, lastFilled, sampleBytes: _, ...measured } = draft
  const blankRowsAtEnd = draft.rows - lastFilled
  forgetBlankRows(draft.tally, blankRowsAtEnd)
  return {
    ...measured,
    rows: lastFilled,
    blankRowsAtEnd,
    blankRows: draft.blankRows - blankRowsAtEnd,
    columns: Math.max(needed, columnsWithValues(draft.tally)),
  }
}
