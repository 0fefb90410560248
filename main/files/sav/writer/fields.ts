import type { Variable } from '../../../contract/codebook.ts'
import { Failure } from '../../../contract/failure.ts'
import type { Column, Columns } from '../../../core/data/column.ts'
import type { Encoder } from '../encode.ts'
import { type Format, formats } from '../format/formats.ts'
import { longestString, segmentWidths } from '../format/layout.ts'
import { type SavName, savNames } from './names.ts'

/** A variable made ready to be written. */
export type Field = {
  readonly variable: Variable
  readonly column: Column
  readonly name: SavName
  /** Bytes of the longest text; 0 for a number. */
  readonly width: number
  readonly segments: readonly number[]
  readonly format: Format
  readonly isDate: boolean
}

/** Joins each variable with its column and settles what the file needs to know of it: names, width, format. */
export const fieldsOf = (variables: readonly Variable[], columns: Columns, encoder: Encoder): readonly Field[] => {
  const shapes = variables.map((variable) => shapeOf(variable, columns, encoder))
  const names = savNames(
    variables.map((variable) => variable.name),
    shapes.map((shape) => shape.segments.length),
  )
  return shapes.map((shape, i) => ({ ...shape, name: names[i] ?? { long: '', short: [] } }))
}

const shapeOf = (variable: Variable, columns: Columns, encoder: Encoder): Omit<Field, 'name'> => {
  const column = columns.byName.get(variable.name)
  if (column === undefined || column.type !== variable.storage)
    throw new Error(`no ${variable.storage} column for ${variable.name}`)
  if (column.type === 'number') {
    const isDate = variable.kind === 'date'
    const format = isDate ? dateFormat(column.values) : numberFormat(column.values, variable.decimals)
    return { variable, column, width: 0, segments: [0], format, isDate }
  }
  const width = textWidth(variable, column.dictionary, encoder)
  const format = { type: formats.text, width: Math.min(width, 255), decimals: 0 }
  return { variable, column, width, segments: segmentWidths(width), format, isDate: false }
}

const dateFormat = (days: Float64Array): Format =>
  days.every((day) => Number.isNaN(day) || Number.isInteger(day))
    ? { type: formats.europeanDate, width: 10, decimals: 0 }
    : { type: formats.datetime, width: 20, decimals: 0 }

const widestNumber = 40

/** Wide enough to show every value without an exponent. */
const numberFormat = (values: Float64Array, declaredDecimals: number | undefined): Format => {
  let largest = 0
  let isWhole = true
  for (const value of values) {
    if (Number.isNaN(value)) continue
    largest = Math.max(largest, Math.abs(value))
    isWhole &&= Number.isInteger(value)
  }
  const decimals = declaredDecimals ?? (isWhole ? 0 : 2)
  const digits = Math.floor(Math.log10(Math.max(largest, 1))) + 2
  return { type: formats.number, width: Math.min(widestNumber, Math.max(8, digits + decimals + 1)), decimals }
}

const textWidth = (variable: Variable, dictionary: readonly string[], encoder: Encoder): number => {
  let width = 1
  const measure = (text: string): void => {
    width = Math.max(width, encoded(encoder, text, variable.name).length)
  }
  dictionary.forEach(measure)
  for (const category of variable.categories) measure(category.code)
  for (const rule of variable.missing) measure(rule.code ?? '')
  if (width > longestString) throw new Failure('sav.text-too-long', { variable: variable.name, limit: longestString })
  return width
}

/** `text` in the encoding of the file; fails, naming the variable, when a character does not exist there. */
export const encoded = (encoder: Encoder, text: string, variable: string): Buffer => {
  const bytes = encoder.encode(text)
  if (bytes === null) throw new Failure('sav.character-not-in-encoding', { variable, encoding: encoder.encoding })
  return bytes
}
