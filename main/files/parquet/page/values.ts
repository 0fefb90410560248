import type { Encoding, SchemaElement } from 'hyparquet'
import { parquetLimits } from '../limits.ts'
import { readDeltas, readLengths } from './delta.ts'
import { type Bytes, DamagedPage, need, readHybrid } from './hybrid.ts'

/** The values of a page one behind the other, those of varying length by where they begin and end. */
export type PlainValues = {
  readonly count: number
  readonly bytes: Buffer
  readonly view: DataView
  readonly starts: Uint32Array | null
  readonly ends: Uint32Array | null
}

/** An encoding that this reader does not know for this type. */
export class UnknownEncoding extends Error {}

/** Reads `count` values of an element as plain bytes, in whatever encoding of Parquet's they are; not by dictionary. */
export const readPlainValues = (
  source: Bytes,
  encoding: Encoding,
  element: SchemaElement,
  count: number,
): PlainValues => {
  const { type } = element
  if (type === 'BOOLEAN') return ofBytes(readBooleans(source, encoding, count), count)
  if (type === 'BYTE_ARRAY') return readByteArrays(source, encoding, count)
  const width = widths[type as string] ?? element.type_length ?? 0
  if (encoding === 'PLAIN') return ofBytes(taken(source, count * width), count)
  if (encoding === 'BYTE_STREAM_SPLIT') return ofBytes(joined(taken(source, count * width), width, count), count)
  if (encoding === 'DELTA_BINARY_PACKED' && (type === 'INT32' || type === 'INT64')) {
    const values = readDeltas(source, count)
    const narrow = type === 'INT64' ? values : Int32Array.from(values, (value) => Number(BigInt.asIntN(32, value)))
    return ofBytes(Buffer.from(narrow.buffer, 0, narrow.byteLength), count)
  }
  if (encoding === 'DELTA_BYTE_ARRAY' && type === 'FIXED_LEN_BYTE_ARRAY') {
    const { bytes, starts, ends } = readFrontCoded(source, count)
    if (starts?.some((start, i) => (ends?.[i] ?? 0) - start !== width)) throw new DamagedPage()
    return ofBytes(bytes, count)
  }
  throw new UnknownEncoding(encoding)
}

const widths: Readonly<Record<string, number>> = { INT32: 4, INT64: 8, INT96: 12, FLOAT: 4, DOUBLE: 8 }

const ofBytes = (bytes: Buffer, count: number): PlainValues => ({
  count,
  bytes,
  view: viewOf(bytes),
  starts: null,
  ends: null,
})

const viewOf = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

const taken = (source: Bytes, count: number): Buffer => {
  need(source, count)
  source.at += count
  return source.bytes.subarray(source.at - count, source.at)
}

/** One byte a value. */
const readBooleans = (source: Bytes, encoding: Encoding, count: number): Buffer => {
  if (encoding === 'PLAIN') {
    const packed = taken(source, Math.ceil(count / 8))
    return Buffer.from(Uint8Array.from({ length: count }, (_, i) => ((packed[i >> 3] as number) >> (i & 7)) & 1))
  }
  if (encoding !== 'RLE') throw new UnknownEncoding(encoding)
  need(source, 4)
  source.at += 4
  return Buffer.from(readHybrid(source, 1, count))
}

/** First the first bytes of all values, then the second ones, and so on. */
const joined = (split: Buffer, width: number, count: number): Buffer => {
  const bytes = Buffer.allocUnsafe(split.length)
  for (let part = 0; part < width; part++)
    for (let i = 0; i < count; i++) bytes[i * width + part] = split[part * count + i] as number
  return bytes
}

const readByteArrays = (source: Bytes, encoding: Encoding, count: number): PlainValues => {
  if (encoding === 'DELTA_BYTE_ARRAY') return readFrontCoded(source, count)
  if (encoding === 'DELTA_LENGTH_BYTE_ARRAY') {
    const lengths = readLengths(source, count, source.end)
    return inSequence(source, count, (i) => lengths[i] as number)
  }
  if (encoding !== 'PLAIN') throw new UnknownEncoding(encoding)
  return inSequence(source, count, () => taken(source, 4).readUInt32LE())
}

const inSequence = (source: Bytes, count: number, lengthOf: (i: number) => number): PlainValues => {
  const [starts, ends] = [new Uint32Array(count), new Uint32Array(count)]
  for (let i = 0; i < count; i++) {
    const length = lengthOf(i)
    need(source, length)
    starts[i] = source.at
    source.at += length
    ends[i] = source.at
  }
  return { count, bytes: source.bytes, view: viewOf(source.bytes), starts, ends }
}

/** Each value begins with as many bytes of the one before as it says. */
const readFrontCoded = (source: Bytes, count: number): PlainValues => {
  const shared = readLengths(source, count, parquetLimits.pageBytes)
  const own = readLengths(source, count, source.end)
  const total = shared.reduce((sum, length, i) => sum + length + (own[i] as number), 0)
  if (total > parquetLimits.pageBytes) throw new DamagedPage()
  const bytes = Buffer.allocUnsafe(total)
  const [starts, ends] = [new Uint32Array(count), new Uint32Array(count)]
  let end = 0
  for (let i = 0; i < count; i++) {
    const [prefix, length] = [shared[i] as number, own[i] as number]
    const before = i === 0 ? 0 : (starts[i - 1] as number)
    if (prefix > (i === 0 ? 0 : end - before)) throw new DamagedPage()
    starts[i] = end
    bytes.copy(bytes, end, before, before + prefix)
    taken(source, length).copy(bytes, end + prefix)
    end += prefix + length
    ends[i] = end
  }
  return { count, bytes, view: viewOf(bytes), starts, ends }
}
