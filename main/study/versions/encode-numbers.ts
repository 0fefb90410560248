import { codesFor } from '../../core/data/column.ts'
import { arrayOf, bytesOf, type EncodedChunk, integerEncoding } from './encoded-chunk.ts'

const mostDigits = 9

/**
 * The narrowest encoding that gives every value back bit for bit: integers, or decimals of up to nine digits, as
 * unsigned codes above the smallest one; else float32 where no value loses anything; else float64. A blank (NaN)
 * is code 0. Negative zero and infinities are kept as floats.
 *
 * Dividing an integer below 2^53 by a power of ten up to 10^22 rounds once, to the double nearest to the decimal,
 * which is what reading that decimal from text gives: decimals from files come back exact.
 */
export const encodeNumbers = (values: Float64Array): EncodedChunk => {
  for (let digits = 0; digits <= mostDigits; digits++) {
    const range = decimalRange(values, digits)
    if (range !== null) return encodeDecimals(values, digits, range) ?? encodeFloats(values)
  }
  return encodeFloats(values)
}

/** Fills `target` from `at` on with the values of a chunk. */
export const decodeNumbers = (chunk: EncodedChunk, target: Float64Array, at: number): void => {
  // Widened by the engine first: a loop over one kind of array runs many times faster than one over any kind.
  target.set(arrayOf(chunk), at)
  if (chunk.encoding === 'f32' || chunk.encoding === 'f64') return
  const codes = target.subarray(at, at + chunk.rows)
  if (chunk.digits === 0) decodeIntegers(codes, chunk.base - 1)
  else decodeDecimals(codes, chunk.base - 1, 10 ** chunk.digits)
}

const decodeIntegers = (codes: Float64Array, offset: number): void => {
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number
    codes[row] = code === 0 ? Number.NaN : offset + code
  }
}

const decodeDecimals = (codes: Float64Array, offset: number, scale: number): void => {
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number
    codes[row] = code === 0 ? Number.NaN : (offset + code) / scale
  }
}

/** Smallest and largest value times 10^digits; `null` when some value has more digits or is no such decimal. */
const decimalRange = (values: Float64Array, digits: number): { low: number; high: number } | null => {
  const scale = 10 ** digits
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (Number.isNaN(value)) continue
    const scaled = Math.round(value * scale)
    if (scaled / scale !== value || Math.abs(scaled) > Number.MAX_SAFE_INTEGER) return null
    if (value === 0 && Object.is(value, -0)) return null
    if (scaled < low) low = scaled
    if (scaled > high) high = scaled
  }
  return { low, high }
}

const encodeDecimals = (
  values: Float64Array,
  digits: number,
  { low, high }: { low: number; high: number },
): EncodedChunk | null => {
  const base = low <= high ? low : 0
  const largest = low <= high ? high - low + 1 : 0
  if (largest > 0xffff_ffff) return null
  const codes = codesFor(largest, values.length)
  const scale = 10 ** digits
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    codes[row] = Number.isNaN(value) ? 0 : Math.round(value * scale) - base + 1
  }
  return { rows: values.length, encoding: integerEncoding(codes), base, digits, bytes: bytesOf(codes) }
}

const encodeFloats = (values: Float64Array): EncodedChunk => {
  const float32 = Float32Array.from(values)
  const isExact = float32.every((value, row) => Object.is(value, values[row]))
  const encoding = isExact ? 'f32' : 'f64'
  return { rows: values.length, encoding, base: 0, digits: 0, bytes: bytesOf(isExact ? float32 : values) }
}
