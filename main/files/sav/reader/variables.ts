import type { Variable } from '../../../contract/codebook.ts'
import { type Decoder, withoutPadding } from '../../encoding/decode.ts'
import { formats, isDate, isDuration } from '../format/formats.ts'
import { kindOf } from '../format/measure.ts'
import { measures, type SpecialNumbers } from './extensions.ts'
import type { ReadField } from './fields.ts'
import { longStringLabels, longStringMissing } from './long-strings.ts'
import { readNames } from './names.ts'
import type { RawDictionary, RawLabel } from './records.ts'
import { readValues } from './values.ts'

/** The variables of a file, and how other records call them. */
export type ReadVariables = {
  readonly variables: readonly Variable[]
  /** Full name by short name in upper case. */
  readonly nameOf: ReadonlyMap<string, string>
  readonly weight: string | null
}

export type DictionaryContext = {
  readonly file: string
  readonly littleEndian: boolean
  readonly special: SpecialNumbers
  readonly decode: Decoder
  /** The bytes of the full name, one character each, by short name in upper case. */
  readonly longNames: ReadonlyMap<string, string>
  readonly weightSlot: number
}

export const readVariables = (
  raw: RawDictionary,
  fields: readonly ReadField[],
  context: DictionaryContext,
): ReadVariables => {
  const longKeys = fields.map((field) => context.longNames.get(field.key) ?? field.raw.name.toString('latin1'))
  const names = readNames(
    longKeys.map((name) => Buffer.from(name, 'latin1')),
    context.decode,
  )
  const about = aboutFields(raw, fields, longKeys)
  const weight = fields.findIndex((field) => field.width === 0 && field.raw.slot === context.weightSlot - 1)
  return {
    variables: fields.map((field, i) => variableOf(field, names[i] ?? '', about[i] ?? nothing, i === weight, context)),
    // Of a short name that comes twice, which happens beside very long strings, the first is meant.
    nameOf: new Map(fields.map((field, i) => [field.key, names[i] ?? ''] as const).toReversed()),
    weight: names[weight] ?? null,
  }
}

/** What other records than its own say of a variable. */
type AboutField = {
  readonly measure: number
  readonly labels: readonly RawLabel[]
  readonly longMissing: readonly Buffer[]
}

const nothing: AboutField = { measure: 0, labels: [], longMissing: [] }

/** Records for long strings call a variable by its full name, some programs' by the short one. */
const aboutFields = (
  raw: RawDictionary,
  fields: readonly ReadField[],
  longKeys: readonly string[],
): readonly AboutField[] => {
  const segments = fields.map((field) => field.segments)
  const levels = measures(raw, segments)
  const shortLabels = labelsBySlot(raw)
  const longLabels = longStringLabels(raw)
  const longMissing = longStringMissing(raw)
  return fields.map((field, i) => {
    const key = longKeys[i]?.trim().toUpperCase() ?? ''
    return {
      measure: levels[i] ?? 0,
      labels: [...(shortLabels.get(field.raw.slot) ?? []), ...(longLabels.get(key) ?? longLabels.get(field.key) ?? [])],
      longMissing: longMissing.get(key) ?? longMissing.get(field.key) ?? [],
    }
  })
}

const variableOf = (
  field: ReadField,
  name: string,
  about: AboutField,
  isWeight: boolean,
  context: DictionaryContext,
): Variable => {
  const { raw, width } = field
  const { categories, missing } = readValues(field, about.labels, about.longMissing, context)
  const label = raw.label === null ? '' : context.decode(withoutPadding(raw.label))
  const hasLabels = categories.length > 0
  return {
    name,
    ...(label === '' ? {} : { label }),
    kind: kindOf({ format: raw.format, width, measure: about.measure, hasLabels, isWeight }),
    storage: width > 0 ? 'code' : 'number',
    categories: [...categories],
    missing: [...missing],
    source: `${context.file}: ${name}`,
    ...decimalsOf(field),
  }
}

const labelsBySlot = (raw: RawDictionary): ReadonlyMap<number, readonly RawLabel[]> => {
  const bySlot = new Map<number, RawLabel[]>()
  for (const { labels, slots } of raw.labels)
    for (const slot of slots) {
      const before = bySlot.get(slot)
      if (before === undefined) bySlot.set(slot, [...labels])
      else for (const label of labels) before.push(label)
    }
  return bySlot
}

/** Decimals as shown, for numbers that are shown with decimals. */
const decimalsOf = ({ width, raw: { format } }: ReadField): Pick<Variable, 'decimals'> => {
  const isPlain = width === 0 && !isDate(format) && !isDuration(format) && format.type !== formats.scientific
  return isPlain && format.decimals <= 16 ? { decimals: format.decimals } : {}
}
