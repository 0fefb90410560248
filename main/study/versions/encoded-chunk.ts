import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { Codes } from '../../core/data/column.ts'

/**
 * A run of values of one column as it is kept: little-endian integers (`u8`, `u16`, `u32`), floats (`f32`, `f64`)
 * or 16-byte pseudonyms.
 */
export const encodings = { u8: 1, u16: 2, u32: 4, f32: 4, f64: 8, bytes16: 16 } as const
export type Encoding = keyof typeof encodings

/**
 * For numbers in an integer encoding, code 0 is a blank and any other `code` means `(base + code − 1) / 10^digits`.
 * Elsewhere `base` and `digits` are 0.
 */
export type EncodedChunk = {
  readonly rows: number
  readonly encoding: Encoding
  readonly base: number
  readonly digits: number
  readonly bytes: Uint8Array
}

export type StoredChunk = Omit<EncodedChunk, 'bytes'> & { readonly zstd: 0 | 1; readonly data: Uint8Array }

/** zstd where it saves at least a tenth; otherwise the bytes as they are, which load faster. */
export const compress = ({ bytes, ...chunk }: EncodedChunk): StoredChunk => {
  const packed = zstdCompressSync(bytes, {
    params: { [constants.ZSTD_c_compressionLevel]: 3 },
    chunkSize: outputBlock(bytes.length),
  })
  return packed.length < 0.9 * bytes.length ? { ...chunk, zstd: 1, data: packed } : { ...chunk, zstd: 0, data: bytes }
}

/** The chunk's bytes, or `null` when they are not what the chunk says it holds. */
export const decompress = (stored: StoredChunk): EncodedChunk | null => {
  const size = stored.rows * (encodings[stored.encoding] ?? 0)
  const bytes = stored.zstd === 1 ? unpacked(stored.data, size) : stored.data
  return bytes?.length === size ? { ...stored, bytes } : null
}

const unpacked = (data: Uint8Array, size: number): Uint8Array | null => {
  try {
    return zstdDecompressSync(data, { chunkSize: outputBlock(size), maxOutputLength: Math.max(size, 1) })
  } catch {
    return null
  }
}

/** One block of the right size; the default of 16 KiB would piece the output together. */
const outputBlock = (bytes: number): number => Math.max(bytes, 64)

export const bytesOf = (values: Codes | Float32Array | Float64Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength)

export const integerEncoding = (codes: Codes): 'u8' | 'u16' | 'u32' =>
  codes instanceof Uint8Array ? 'u8' : codes instanceof Uint16Array ? 'u16' : 'u32'

/** The chunk's bytes seen as numbers. Every platform the program runs on is little-endian, as the chunks are. */
export const arrayOf = ({ encoding, bytes, rows }: EncodedChunk): Codes | Float32Array | Float64Array => {
  // A view must begin at a multiple of its width; a buffer out of a shared pool may not.
  const aligned = bytes.byteOffset % encodings[encoding] === 0 ? bytes : bytes.slice()
  const { buffer, byteOffset } = aligned
  if (encoding === 'u16') return new Uint16Array(buffer, byteOffset, rows)
  if (encoding === 'u32') return new Uint32Array(buffer, byteOffset, rows)
  if (encoding === 'f32') return new Float32Array(buffer, byteOffset, rows)
  if (encoding === 'f64') return new Float64Array(buffer, byteOffset, rows)
  return aligned
}
