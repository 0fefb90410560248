import type { Variable } from '../../../contract/codebook.ts'
import { formats, isDate, isDuration } from '../format/formats.ts'
import { kindOf } from '../format/measure.ts'
import { type Decoder, withoutPadding } from './decode.ts'
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
  const { decode, file, longNames } = context
  const keyed = fields.map((field) => longNames.get(field.key) ?? field.raw.name.toString('latin1'))
  const names = readNames(
    keyed.map((name) => Buffer.from(name, 'latin1')),
    decode,
  )
  const levels = measures(
    raw,
    fields.map((field) => field.segments),
  )
  const shortLabels = labelsBySlot(raw)
  const longLabels = longStringLabels(raw)
  const longMissing = longStringMissing(raw)
  const variables = fields.map((field, i): Variable => {
    const keys = [keyed[i]?.trim().toUpperCase() ?? '', field.key]
    const labels = [...(shortLabels.get(field.raw.slot) ?? []), ...(byEither(longLabels, keys) ?? [])]
    const { categories, missing } = readValues(field, labels, byEither(longMissing, keys) ?? [], context)
    const isWeight = field.raw.slot === context.weightSlot - 1
    const name = names[i] ?? ''
    const label = field.raw.label === null ? '' : decode(withoutPadding(field.raw.label))
    return {
      name,
      ...(label === '' ? {} : { label }),
      kind: kindOf({
        format: field.raw.format,
        width: field.width,
        measure: levels[i] ?? 0,
        hasLabels: categories.length > 0,
        isWeight,
      }),
      storage: field.width > 0 ? 'code' : 'number',
      categories: [...categories],
      missing: [...missing],
      source: `${file}: ${name}`,
      ...decimalsOf(field),
    }
  })
  const nameOf = new Map(fields.map((field, i) => [field.key, names[i] ?? ''] as const).toReversed())
  const weight = fields.findIndex((field) => field.width === 0 && field.raw.slot === context.weightSlot - 1)
  return { variables, nameOf, weight: names[weight] ?? null }
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

const byEither = <T>(map: ReadonlyMap<string, T>, keys: readonly string[]): T | undefined =>
  keys.map((key) => map.get(key)).find((found) => found !== undefined)

/** Decimals as shown, for numbers that are shown with decimals. */
const decimalsOf = ({ width, raw: { format } }: ReadField): Pick<Variable, 'decimals'> => {
  const isPlain = width === 0 && !isDate(format) && !isDuration(format) && format.type !== formats.scientific
  return isPlain && format.decimals <= 16 ? { decimals: format.decimals } : {}
}
