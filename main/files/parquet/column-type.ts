import type { SchemaElement } from 'hyparquet'

/** Reads a number from bytes in little-endian order. */
export type ReadNumber = (view: DataView, at: number) => number

/** What the values of a column are, and how they are read from plain bytes. */
export type ColumnType =
  | {
      readonly is: 'number' | 'moment' | 'duration' | 'boolean'
      /** Bytes of a value. */
      readonly bytes: number
      readonly read: ReadNumber
    }
  /** Whole or decimal numbers that may have more digits than a double keeps; `bytes` is null where it varies. */
  | {
      readonly is: 'wide'
      readonly bytes: number | null
      readonly scale: number
      readonly isUnsigned: boolean
      readonly isBigEndian: boolean
    }
  | { readonly is: 'text'; readonly bytes: null }
  | { readonly is: 'uuid'; readonly bytes: number }

/** The type of a column, or the name of one that a table for analysis has no place for. */
export const columnTypeOf = (element: SchemaElement): ColumnType | string => {
  const { type, converted_type: converted, logical_type: logical } = element
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return decimalType(element)
  switch (type) {
    case 'BOOLEAN':
      return { is: 'boolean', bytes: 1, read: (view, at) => view.getUint8(at) }
    case 'INT32':
      return int32Type(element)
    case 'INT64':
      return int64Type(element)
    case 'INT96':
      return { is: 'moment', bytes: 12, read: daysOfInt96 }
    case 'FLOAT':
      return { is: 'number', bytes: 4, read: (view, at) => view.getFloat32(at, true) }
    case 'DOUBLE':
      return { is: 'number', bytes: 8, read: (view, at) => view.getFloat64(at, true) }
    case 'BYTE_ARRAY':
      return isText(element) ? { is: 'text', bytes: null } : (logical?.type ?? converted ?? 'BYTE_ARRAY')
    case 'FIXED_LEN_BYTE_ARRAY':
      return fixedType(element)
    default:
      return type ?? 'unknown'
  }
}

/** Before logical types many programs wrote texts without saying so. */
const isText = ({ converted_type: converted, logical_type: logical }: SchemaElement): boolean => {
  const known = logical?.type ?? converted ?? 'UTF8'
  return ['UTF8', 'STRING', 'ENUM', 'JSON'].includes(known)
}

const int32Type = ({ converted_type: converted, logical_type: logical }: SchemaElement): ColumnType => {
  if (converted === 'DATE' || logical?.type === 'DATE') return { is: 'moment', bytes: 4, read: int32 }
  if (converted === 'TIME_MILLIS' || logical?.type === 'TIME')
    return { is: 'duration', bytes: 4, read: (view, at) => int32(view, at) / 1000 }
  const isUnsigned = converted?.startsWith('UINT') || (logical?.type === 'INTEGER' && !logical.isSigned)
  return { is: 'number', bytes: 4, read: isUnsigned ? (view, at) => view.getUint32(at, true) : int32 }
}

const units = { MILLIS: 1e3, MICROS: 1e6, NANOS: 1e9 } as const
const secondsOfDay = 86_400

const int64Type = ({ converted_type: converted, logical_type: logical }: SchemaElement): ColumnType => {
  const unit = timeUnit(converted, logical)
  const isTime = converted === 'TIME_MICROS' || logical?.type === 'TIME'
  if (unit !== null && isTime) return { is: 'duration', bytes: 8, read: (view, at) => int64(view, at) / unit }
  if (unit !== null) return { is: 'moment', bytes: 8, read: (view, at) => int64(view, at) / (unit * secondsOfDay) }
  const isUnsigned = converted === 'UINT_64' || (logical?.type === 'INTEGER' && !logical.isSigned)
  return { is: 'wide', bytes: 8, scale: 0, isUnsigned, isBigEndian: false }
}

const timeUnit = (
  converted: SchemaElement['converted_type'],
  logical: SchemaElement['logical_type'],
): number | null => {
  if (logical?.type === 'TIMESTAMP' || logical?.type === 'TIME') return units[logical.unit]
  if (converted === 'TIMESTAMP_MILLIS') return units.MILLIS
  return converted === 'TIMESTAMP_MICROS' || converted === 'TIME_MICROS' ? units.MICROS : null
}

const uuidBytes = 16

const fixedType = ({
  type_length: length = 0,
  converted_type: converted,
  logical_type: logical,
}: SchemaElement): ColumnType | string => {
  if (logical?.type === 'UUID' && length === uuidBytes) return { is: 'uuid', bytes: uuidBytes }
  if (logical?.type === 'FLOAT16' && length === 2) return { is: 'number', bytes: 2, read: float16 }
  return logical?.type ?? converted ?? 'FIXED_LEN_BYTE_ARRAY'
}

const longestDecimal = 32

const decimalType = ({ type, type_length: length = 0, scale = 0 }: SchemaElement): ColumnType | string => {
  const bytes = { INT32: 4, INT64: 8, FIXED_LEN_BYTE_ARRAY: length, BYTE_ARRAY: null }[type as string]
  const fits = bytes === null || (bytes !== undefined && bytes >= 1 && bytes <= longestDecimal)
  if (!fits || scale < 0 || scale > 100) return 'DECIMAL'
  return { is: 'wide', bytes, scale, isUnsigned: false, isBigEndian: type !== 'INT32' && type !== 'INT64' }
}

const int32: ReadNumber = (view, at) => view.getInt32(at, true)
/** The double nearest to a 64-bit integer. */
const int64: ReadNumber = (view, at) => view.getInt32(at + 4, true) * 2 ** 32 + view.getUint32(at, true)

/** Nanoseconds of the day, and the day by Julius Caesar's calendar as astronomers count it; old Spark and Impala. */
const daysOfInt96: ReadNumber = (view, at) =>
  view.getInt32(at + 8, true) - 2_440_588 + int64(view, at) / (units.NANOS * secondsOfDay)

const float16: ReadNumber = (view, at) => {
  const bits = view.getUint16(at, true)
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023]
  const sign = bits >> 15 ? -1 : 1
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15))
}
