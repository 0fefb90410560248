import { type Bytes, bitsAt, DamagedPage, need, varint } from './hybrid.ts'

const mostBlockValues = 2 ** 16

/** `count` integers written as differences, in blocks of packed bits (DELTA_BINARY_PACKED), of 64 bits each. */
export const readDeltas = (source: Bytes, count: number): BigInt64Array => {
  const blockValues = varint(source)
  const blocksInBlock = varint(source)
  const declared = varint(source)
  const perBlock = blockValues / blocksInBlock
  const isSound = blockValues > 0 && blockValues <= mostBlockValues && Number.isInteger(perBlock) && perBlock % 8 === 0
  if (!isSound || declared !== count) throw new DamagedPage()
  const values = new BigInt64Array(count)
  let value = signedVarint(source)
  let done = 0
  if (count > 0) values[done++] = value
  while (done < count) {
    const least = signedVarint(source)
    need(source, blocksInBlock)
    const widths = source.bytes.subarray(source.at, source.at + blocksInBlock)
    source.at += blocksInBlock
    for (const width of widths) {
      const taken = Math.min(perBlock, count - done)
      if (taken === 0) break
      if (width > 64) throw new DamagedPage()
      need(source, Math.ceil((taken * width) / 8))
      for (let i = 0; i < taken; i++) {
        value = BigInt.asIntN(64, value + least + wideBitsAt(source.bytes, 8 * source.at + i * width, width))
        values[done++] = value
      }
      source.at = Math.min(source.end, source.at + (perBlock * width) / 8)
    }
  }
  return values
}

/** The same for lengths and the like, which must not be negative and not larger than the page may be. */
export const readLengths = (source: Bytes, count: number, most: number): Uint32Array =>
  Uint32Array.from(readDeltas(source, count), (value) => {
    if (value < 0n || value > BigInt(most)) throw new DamagedPage()
    return Number(value)
  })

const signedVarint = (source: Bytes): bigint => {
  let value = 0n
  for (let shift = 0n; shift < 70n; shift += 7n) {
    need(source, 1)
    const byte = source.bytes[source.at++] as number
    value |= BigInt(byte & 0x7f) << shift
    if (byte < 0x80) return BigInt.asIntN(64, (value >> 1n) ^ -(value & 1n))
  }
  throw new DamagedPage()
}

const wideBitsAt = (bytes: Buffer, at: number, width: number): bigint =>
  width <= 32
    ? BigInt(bitsAt(bytes, at, width))
    : BigInt(bitsAt(bytes, at, 32)) + (BigInt(bitsAt(bytes, at + 32, width - 32)) << 32n)
