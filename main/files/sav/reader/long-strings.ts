import { extensions, longestShortString } from '../format/layout.ts'
import { limits } from './limits.ts'
import type { RecordBytes } from './record-bytes.ts'
import type { RawDictionary, RawLabel } from './records.ts'

/** Value labels of strings longer than 8 bytes, by the name of the variable: its bytes as characters, in upper case. */
export const longStringLabels = (raw: RawDictionary): ReadonlyMap<string, readonly RawLabel[]> => {
  const found = new Map<string, readonly RawLabel[]>()
  const record = raw.extensions.get(extensions.longStringLabels)
  while (record !== undefined && record.left > 0) {
    const name = readName(record)
    record.int32()
    const count = record.count(8, limits.labels)
    found.set(
      name,
      Array.from({ length: count }, () => ({ value: readCounted(record), label: readCounted(record) })),
    )
  }
  return found
}

/** Missing values of strings longer than 8 bytes, of which only the first 8 count. */
export const longStringMissing = (raw: RawDictionary): ReadonlyMap<string, readonly Buffer[]> => {
  const found = new Map<string, readonly Buffer[]>()
  const record = raw.extensions.get(extensions.longStringMissing)
  while (record !== undefined && record.left > 0) {
    const name = readName(record)
    const count = record.byte()
    const length = record.int32()
    found.set(
      name,
      Array.from({ length: count }, () => readMissing(record, length)),
    )
  }
  return found
}

const readName = (record: RecordBytes): string => readCounted(record).toString('latin1').trim().toUpperCase()

const readCounted = (record: RecordBytes): Buffer => record.take(record.int32())

/** Old versions of PSPP repeat the length, 8, in front of each value but the first. */
const readMissing = (record: RecordBytes, length: number): Buffer => {
  if (record.peekInt32() === longestShortString) record.int32()
  return record.take(length)
}
