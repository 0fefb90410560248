import { Failure } from '../../../contract/failure.ts'
import { inLanguage, type Language } from '../../../contract/text.ts'
import { type Encoder, encodeUpTo } from '../encode.ts'
import { secondsFromDays } from '../format/dates.ts'
import type { Field } from './fields.ts'

export type ValueLabel = { readonly code: string; readonly label: Buffer }

const longestValueLabel = 120

/** The labels of a variable's values: of its categories, and of its missing codes. */
export const valueLabels = (field: Field, encoder: Encoder, language: Language): readonly ValueLabel[] => {
  const labels = new Map<string, string>()
  for (const { code, label } of [...field.variable.missing, ...field.variable.categories]) {
    const text = inLanguage(label, language)
    if (code !== undefined && text !== '') labels.set(code, text)
  }
  return [...labels].map(([code, text]) => ({
    code,
    label: encodedLabel(encoder, text, longestValueLabel, field.variable.name),
  }))
}

/** `text` in the encoding of the file, cut to `limit` bytes; fails when a character does not exist there. */
export const encodedLabel = (encoder: Encoder, text: string, limit: number, variable: string): Buffer => {
  const bytes = encodeUpTo(encoder, text, limit)
  if (bytes === null) throw new Failure('sav.character-not-in-encoding', { variable, encoding: encoder.encoding })
  return bytes
}

/** The number that a code of a numeric variable stands for, as the file keeps it. */
export const numberOf = (field: Field, code: string): number => {
  const value = code.trim() === '' ? Number.NaN : Number(code)
  if (Number.isNaN(value)) throw new Failure('sav.code-not-number', { variable: field.variable.name })
  return field.isDate ? secondsFromDays(value) : value
}
