/** What is wrong with a page; the reader of the column says where. */
export class DamagedPage extends Error {}

/** Bytes that are read from front to back and never past their end. */
export type Bytes = { readonly bytes: Buffer; at: number; readonly end: number }

export const need = (source: Bytes, count: number): void => {
  if (count < 0 || source.at + count > source.end) throw new DamagedPage()
}

/** An unsigned integer of at most 32 bits in groups of seven (ULEB128). */
export const varint = (source: Bytes): number => {
  let value = 0
  for (let shift = 0; shift < 35; shift += 7) {
    need(source, 1)
    const byte = source.bytes[source.at++] as number
    value += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) return value
  }
  throw new DamagedPage()
}

/**
 * `count` integers of `width` bits, in runs of one value and runs of packed ones (Parquet's RLE/bit-packing hybrid).
 * Runs may not be empty, and no more is written than `count`.
 */
export const readHybrid = (source: Bytes, width: number, count: number): Uint32Array => {
  if (width > 32) throw new DamagedPage()
  const values = new Uint32Array(count)
  let done = 0
  while (done < count) {
    const header = varint(source)
    const length = Math.floor(header / 2)
    if (length === 0) throw new DamagedPage()
    if (header % 2 === 0) {
      const end = Math.min(count, done + length)
      values.fill(readRepeated(source, width), done, end)
      done = end
      continue
    }
    const taken = Math.min(8 * length, count - done)
    need(source, Math.ceil((taken * width) / 8))
    for (let i = 0; i < taken; i++) values[done + i] = bitsAt(source.bytes, 8 * source.at + i * width, width)
    done += taken
    source.at = Math.min(source.end, source.at + length * width)
  }
  return values
}

const readRepeated = (source: Bytes, width: number): number => {
  const bytes = Math.ceil(width / 8)
  need(source, bytes)
  const value = bytes === 0 ? 0 : source.bytes.readUIntLE(source.at, bytes)
  source.at += bytes
  return value
}

/** `width` bits, at most 32, from bit `at` on, the lowest first; bits beyond the end are zero. */
export const bitsAt = (bytes: Buffer, at: number, width: number): number => {
  if (width === 0) return 0
  const first = Math.floor(at / 8)
  const shift = at % 8
  const low = (byteAt(bytes, first) | (byteAt(bytes, first + 1) << 8) | (byteAt(bytes, first + 2) << 16)) >>> 0
  const all = low + byteAt(bytes, first + 3) * 2 ** 24 + byteAt(bytes, first + 4) * 2 ** 32
  return Math.floor(all / 2 ** shift) % 2 ** width
}

const byteAt = (bytes: Buffer, at: number): number => bytes[at] ?? 0
