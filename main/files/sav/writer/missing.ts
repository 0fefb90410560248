import { Failure } from '../../../contract/failure.ts'
import type { Encoder } from '../encode.ts'
import { secondsFromDays } from '../format/dates.ts'
import { highest, longestShortString, lowest } from '../format/layout.ts'
import { ByteWriter } from './byte-writer.ts'
import { encoded, type Field } from './fields.ts'
import { numberOf } from './values.ts'

/** The missing values of a number or a short string: their count as the file says it (a range is -2 or -3) and bytes. */
export const writeMissing = (
  field: Field,
  encoder: Encoder,
): { readonly count: number; readonly bytes: Uint8Array } => {
  const out = new ByteWriter()
  const range = missingRange(field)
  const codes = missingCodes(field)
  if (range !== null) out.float64(range.from).float64(range.to)
  for (const code of codes) {
    if (field.width === 0) out.float64(numberOf(field, code))
    else out.padded(encoded(encoder, code, field.variable.name), longestShortString)
  }
  return { count: range === null ? codes.length : -2 - codes.length, bytes: out.finish() }
}

/**
 * The codes to be declared missing, without those that the range covers. A file can hold three of them, or one beside
 * a range; more than that cannot be said and fails.
 */
export const missingCodes = (field: Field): readonly string[] => {
  const range = missingRange(field)
  // A blank number is missing in every file, without being declared.
  const isBlankNumber = (code: string): boolean => field.width === 0 && code === ''
  const codes = field.variable.missing.flatMap(({ code }) => (code === undefined || isBlankNumber(code) ? [] : [code]))
  const apart = codes.filter((code) => range === null || !isWithin(numberOf(field, code), range))
  if (apart.length > (range === null ? 3 : 1))
    throw new Failure('sav.missing-too-many', { variable: field.variable.name })
  return apart
}

type Range = { readonly from: number; readonly to: number }

const missingRange = (field: Field): Range | null => {
  const ranges = field.variable.missing.filter((rule) => rule.code === undefined)
  if (ranges.length > 1) throw new Failure('sav.missing-too-many', { variable: field.variable.name })
  const rule = ranges[0]
  if (rule === undefined || field.width > 0) return null
  const stored = (bound: number) => (field.isDate ? secondsFromDays(bound) : bound)
  return {
    from: rule.from === undefined ? lowest : stored(rule.from),
    to: rule.to === undefined ? highest : stored(rule.to),
  }
}

const isWithin = (value: number, range: Range): boolean => value >= range.from && value <= range.to
