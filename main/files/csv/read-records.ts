import { Failure } from '../../contract/failure.ts'
import { placeOf } from './record-cells.ts'
import { type CutBy, cutRecords, type Records, recordsOf } from './records.ts'

/**
 * The records of a file, block by block; a block holds until the next one. `firstRow` is the row of the first
 * record. A NUL byte is refused with its place: it means that the file is not text.
 */
export async function* readRecords(
  file: string,
  pieces: AsyncIterable<Uint8Array>,
  by: CutBy,
  firstRow = 1,
): AsyncGenerator<Records> {
  let records = recordsOf(file, 0)
  records.nextRow = firstRow
  let held = 0
  for await (const piece of pieces) {
    records = withRoom(records, held, held + piece.length)
    records.bytes.set(piece, held)
    const length = held + piece.length
    const failure = cut(records, length, false, by)
    if (records.count > 0) yield records
    if (failure) throw failure
    records.bytes.copyWithin(0, records.used, length)
    records.at += records.used
    held = length - records.used
  }
  const failure = cut(records, held, true, by)
  if (records.count > 0) yield records
  if (failure) throw failure
}

/** Cuts what it can; returns why it could not go on. */
const cut = (records: Records, length: number, atEnd: boolean, by: CutBy): Failure | null => {
  try {
    cutRecords(records, length, atEnd, by)
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  return nulIn(records)
}

/** `records`, or new ones of double the room with the `held` bytes kept. */
const withRoom = (records: Records, held: number, length: number): Records => {
  if (length < records.bytes.length) return records
  const roomy = recordsOf(records.file, 2 * length)
  roomy.bytes.set(records.bytes.subarray(0, held))
  roomy.at = records.at
  roomy.nextRow = records.nextRow
  return roomy
}

const nulIn = (records: Records): Failure | null => {
  const at = records.bytes.subarray(0, records.used).indexOf(0)
  if (at < 0) return null
  const { record, cell } = placeOf(records, at)
  return new Failure('csv.nul', { file: records.file, row: records.rows[record] as number, column: cell + 1 })
}
