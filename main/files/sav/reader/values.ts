import type { Category, MissingRule } from '../../../contract/codebook.ts'
import { type Decoder, withoutPadding } from '../../encoding/decode.ts'
import { daysFromSeconds } from '../format/dates.ts'
import { isDate } from '../format/formats.ts'
import * as layout from '../format/layout.ts'
import type { SpecialNumbers } from './extensions.ts'
import type { ReadField } from './fields.ts'
import { missingReason } from './missing-reason.ts'
import type { RawLabel } from './records.ts'

/** How the bytes of values and labels are to be read. */
export type ValueReader = {
  readonly decode: Decoder
  readonly littleEndian: boolean
  readonly special: SpecialNumbers
}

export type Values = { readonly categories: readonly Category[]; readonly missing: readonly MissingRule[] }

/**
 * The labelled values of a variable, those declared missing apart. A labelled value within a range of missing ones is
 * a rule of its own in front of the range, so that its reason is kept.
 */
export const readValues = (
  field: ReadField,
  rawLabels: readonly RawLabel[],
  longMissing: readonly Buffer[],
  reader: ValueReader,
): Values => {
  const labels = labelsByCode(field, rawLabels, reader)
  const { codes, range } = field.width > 0 ? missingTexts(field, longMissing, reader) : missingNumbers(field, reader)
  const isMissing = (code: string) => codes.includes(code) || (range !== null && isWithin(Number(code), range))
  const missing = [...codes, ...[...labels.keys()].filter((code) => isMissing(code) && !codes.includes(code))]
  const categories = [...labels].filter(([code]) => !isMissing(code)).map(([code, label]) => ({ code, label }))
  return { categories, missing: [...missing.map((code) => missingRule(code, labels.get(code))), ...rangeRule(range)] }
}

/** When a value is labelled twice, as happens with texts that differ only beyond their width, the first label holds. */
const labelsByCode = (
  field: ReadField,
  rawLabels: readonly RawLabel[],
  reader: ValueReader,
): ReadonlyMap<string, string> => {
  const labels = new Map<string, string>()
  for (const raw of rawLabels) {
    const code =
      field.width > 0 ? textCode(raw.value.subarray(0, field.width), reader) : numberCode(field, raw.value, reader)
    const label = reader.decode(withoutPadding(raw.label))
    if (code !== null && label !== '' && !labels.has(code)) labels.set(code, label)
  }
  return labels
}

const textCode = (bytes: Buffer, reader: ValueReader): string => reader.decode(withoutPadding(bytes))

const numberCode = (field: ReadField, bytes: Buffer, reader: ValueReader): string | null => {
  const value = reader.littleEndian ? bytes.readDoubleLE() : bytes.readDoubleBE()
  return value === reader.special.systemMissing || Number.isNaN(value) ? null : String(stored(field, value))
}

const stored = (field: ReadField, value: number): number => (isDate(field.raw.format) ? daysFromSeconds(value) : value)

type Range = { readonly from: number; readonly to: number }
type Missing = { readonly codes: readonly string[]; readonly range: Range | null }

const missingTexts = (field: ReadField, longMissing: readonly Buffer[], reader: ValueReader): Missing => {
  const { missing, missingCount } = field.raw
  if (missingCount < 0) throw missing.invalid()
  const short = Array.from({ length: missingCount }, () => missing.take(8))
  return {
    codes: [...short, ...longMissing].map((bytes) => textCode(bytes.subarray(0, field.width), reader)),
    range: null,
  }
}

const missingNumbers = (field: ReadField, { special }: ValueReader): Missing => {
  const { missing, missingCount } = field.raw
  const range = missingCount < 0 ? { from: missing.float64(), to: missing.float64() } : null
  const codes = Array.from({ length: missing.left / 8 }, () => String(stored(field, missing.float64())))
  if (range === null) return { codes, range }
  const isLowest = [special.lowest, layout.lowest, layout.systemMissing].includes(range.from)
  const isHighest = [special.highest, layout.highest].includes(range.to)
  return {
    codes,
    range: {
      from: isLowest ? Number.NEGATIVE_INFINITY : stored(field, range.from),
      to: isHighest ? Number.POSITIVE_INFINITY : stored(field, range.to),
    },
  }
}

const isWithin = (value: number, range: Range): boolean => value >= range.from && value <= range.to

const missingRule = (code: string, label: string | undefined): MissingRule =>
  label === undefined ? { code, reason: 'other' } : { code, reason: missingReason(label), label }

/** An open end is left out; of a range without any end the lower one stands for all numbers. */
const rangeRule = (range: Range | null): readonly MissingRule[] => {
  if (range === null) return []
  const { from, to } = range
  const reason = 'other'
  if (Number.isFinite(from)) return [Number.isFinite(to) ? { from, to, reason } : { from, reason }]
  return [Number.isFinite(to) ? { to, reason } : { from: -Number.MAX_VALUE, reason }]
}
