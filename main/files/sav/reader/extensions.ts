import { extensions, highest, lowest, systemMissing } from '../format/layout.ts'
import type { RecordBytes } from './record-bytes.ts'
import type { RawDictionary } from './records.ts'

/** The numbers with a meaning of their own in this file. */
export type SpecialNumbers = { readonly systemMissing: number; readonly highest: number; readonly lowest: number }

export const specialNumbers = (raw: RawDictionary): SpecialNumbers => {
  const record = raw.extensions.get(extensions.machineFloats)
  if (record === undefined || record.left < 24) return { systemMissing, highest, lowest }
  return { systemMissing: record.float64(), highest: record.float64(), lowest: record.float64() }
}

/** The code page of the program that wrote the file, null when it does not say. */
export const codePage = (raw: RawDictionary): number | null => {
  const record = raw.extensions.get(extensions.machineIntegers)
  if (record === undefined || record.left < 32) return null
  record.take(28)
  return record.int32()
}

/** The name of the encoding, null when the file does not give it. */
export const encodingName = (raw: RawDictionary): string | null => {
  const text = asciiOf(raw.extensions.get(extensions.encoding)).trim()
  return text === '' ? null : text
}

/** The count of cases that does not fit the header's 32 bits, null when there is none. */
export const extendedCaseCount = (raw: RawDictionary): number | null => {
  const record = raw.extensions.get(extensions.caseCount)
  if (record === undefined || record.left < 16) return null
  record.take(8)
  const count = record.int64()
  return count < 0 ? null : count
}

/**
 * The measurement level of each variable, `segments[i]` records of the dictionary having come to one variable. Programs
 * write two or three numbers a variable, some of them for every segment; any other count says nothing.
 */
export const measures = (raw: RawDictionary, segments: readonly number[]): readonly number[] => {
  const record = raw.extensions.get(extensions.display)
  const count = (record?.left ?? 0) / 4
  const records = segments.reduce((sum, n) => sum + n, 0)
  for (const numbers of [3, 2])
    for (const entries of [segments, segments.map(() => 1)])
      if (record !== undefined && count === numbers * (entries === segments ? records : segments.length))
        return entries.map((n) => measureThen(record, numbers * n - 1))
  return segments.map(() => 0)
}

const measureThen = (record: RecordBytes, numbersBehind: number): number => {
  const measure = record.int32()
  record.take(4 * numbersBehind)
  return measure
}

/** `key=value` pairs of an extension record by key in upper case. Texts stay as bytes, one character each. */
export const pairsOf = (record: RecordBytes | undefined): ReadonlyMap<string, string> => {
  const pairs = new Map<string, string>()
  for (const pair of asciiOf(record).split('\t')) {
    const equals = pair.indexOf('=')
    if (equals > 0) pairs.set(pair.slice(0, equals).trim().toUpperCase(), pair.slice(equals + 1))
  }
  return pairs
}

const asciiOf = (record: RecordBytes | undefined): string => record?.take(record.left).toString('latin1') ?? ''
