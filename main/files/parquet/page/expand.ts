import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import type { CompressionCodec } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { DamagedPage } from './hybrid.ts'

/** A way of compressing that this reader does not know. */
export class UnknownCodec extends Error {}

/** The bytes of a page, which must expand to exactly `length`. */
export const expand = (packed: Buffer, codec: CompressionCodec, length: number): Buffer => {
  const bytes = codec === 'UNCOMPRESSED' ? packed : expanded(packed, codec, length)
  if (bytes.length !== length) throw new DamagedPage()
  return bytes
}

const expanded = (packed: Buffer, codec: CompressionCodec, length: number): Buffer => {
  if (length === 0) return Buffer.alloc(0)
  const expandBy = expanders[codec]
  if (expandBy === undefined) throw new UnknownCodec()
  try {
    return asBuffer(expandBy(packed, length))
  } catch {
    throw new DamagedPage()
  }
}

type Expander = (packed: Buffer, length: number) => Uint8Array

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const expanders: { readonly [Codec in CompressionCodec]?: Expander } = {
  GZIP: (packed, maxOutputLength) => gunzipSync(packed, { maxOutputLength }),
  BROTLI: (packed, maxOutputLength) => brotliDecompressSync(packed, { maxOutputLength }),
  ZSTD: (packed, maxOutputLength) => zstdDecompressSync(packed, { maxOutputLength }),
  SNAPPY: (packed, length) => byPackage('SNAPPY', packed, length),
  LZ4: (packed, length) => byPackage('LZ4', packed, length),
  LZ4_RAW: (packed, length) => byPackage('LZ4_RAW', packed, length),
}

const byPackage = (codec: 'SNAPPY' | 'LZ4' | 'LZ4_RAW', packed: Buffer, length: number): Uint8Array =>
  compressors[codec]?.(packed, length) ?? new Uint8Array()
