import { isUtf8 } from 'node:buffer'
import { Failure } from '../../contract/failure.ts'
import { type TextBudget, TextCodes } from '../text-codes.ts'
import type { ColumnType, ReadNumber } from './column-type.ts'
import type { PlainValues } from './page/values.ts'

/** Turns the values of a page into numbers, or into codes of a dictionary that grows. */
export type Converter = {
  readonly dictionary: readonly string[] | null
  readonly convert: (values: PlainValues) => Float64Array | Uint32Array
}

type WideType = Extract<ColumnType, { is: 'wide' }>

/** The converter of a column; `asText` for wide numbers that a double would not keep. */
export const converterOf = (
  type: ColumnType,
  asText: boolean,
  place: { readonly file: string; readonly variable: string },
  budget: TextBudget,
): Converter => {
  if (type.is === 'text') return textConverter(new TextCodes(budget), place)
  if (type.is === 'uuid') return codesBy(new TextCodes(budget), (values, i) => uuidText(values.bytes, i * type.bytes))
  if (type.is !== 'wide') return numberConverter(type.bytes, type.read)
  return asText
    ? codesBy(new TextCodes(budget), (values, i) => decimalText(unscaledAt(values, i, type), type.scale))
    : numbersBy((values, i) => decimalNumber(unscaledAt(values, i, type), type.scale))
}

/** True when a double would not keep one of these numbers exactly. */
export const hasLongNumbers = (values: PlainValues, type: WideType): boolean => {
  if (type.bytes === 4) return false
  for (let i = 0; i < values.count; i++) {
    const value = unscaledAt(values, i, type)
    if (value > mostExact || value < -mostExact) return true
  }
  return false
}

const mostExact = 2n ** 53n

const numberConverter = (bytes: number, read: ReadNumber): Converter =>
  numbersBy(({ view }, i) => read(view, i * bytes))

const numbersBy = (valueAt: (values: PlainValues, i: number) => number): Converter => ({
  dictionary: null,
  convert: (values) => {
    const numbers = new Float64Array(values.count)
    for (let i = 0; i < values.count; i++) numbers[i] = valueAt(values, i)
    return numbers
  },
})

const codesBy = (texts: TextCodes, textAt: (values: PlainValues, i: number) => string): Converter => ({
  dictionary: texts.dictionary,
  convert: (values) => Uint32Array.from({ length: values.count }, (_, i) => texts.codeOf(textAt(values, i))),
})

/** Texts found again by their bytes, so that each is decoded and checked only once. */
const textConverter = (texts: TextCodes, place: { readonly file: string; readonly variable: string }): Converter => {
  const codes = new Map<string, number>()
  const add = (key: string, bytes: Buffer): number => {
    if (!isUtf8(bytes) || bytes.includes(0)) throw new Failure('parquet.damaged-text', place)
    const code = texts.codeOf(bytes.toString('utf8'))
    codes.set(key, code)
    return code
  }
  return {
    dictionary: texts.dictionary,
    convert: ({ count, bytes, starts, ends }) =>
      Uint32Array.from({ length: count }, (_, i) => {
        const [start, end] = [starts?.[i] ?? 0, ends?.[i] ?? 0]
        const key = bytes.toString('latin1', start, end)
        return codes.get(key) ?? add(key, bytes.subarray(start, end))
      }),
  }
}

const uuidText = (bytes: Buffer, at: number): string => {
  const hex = bytes.toString('hex', at, at + 16)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** The whole number that a value is written as, before its decimal point is set. */
const unscaledAt = (values: PlainValues, i: number, type: WideType): bigint => {
  const { view, bytes, starts, ends } = values
  if (!type.isBigEndian) {
    if (type.bytes === 4) return BigInt(view.getInt32(4 * i, true))
    return type.isUnsigned ? view.getBigUint64(8 * i, true) : view.getBigInt64(8 * i, true)
  }
  const width = type.bytes ?? 0
  const [start, end] = [starts?.[i] ?? i * width, ends?.[i] ?? (i + 1) * width]
  const hex = bytes.toString('hex', start, end)
  return hex === '' ? 0n : BigInt.asIntN(4 * hex.length, BigInt(`0x${hex}`))
}

/** Powers of ten that a double holds exactly: with one of them the quotient is the double nearest to the decimal. */
const mostExactPower = 22

const decimalNumber = (unscaled: bigint, scale: number): number =>
  scale <= mostExactPower ? Number(unscaled) / 10 ** scale : Number(`${unscaled}e-${scale}`)

const decimalText = (unscaled: bigint, scale: number): string => {
  if (scale === 0) return String(unscaled)
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0')
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}
