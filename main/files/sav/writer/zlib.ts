import { deflateSync } from 'node:zlib'
import { usualBias, zlibBlockBytes, zlibEntryBytes, zlibHeadBytes } from '../format/layout.ts'
import { ByteWriter } from './byte-writer.ts'

type Block = { readonly expanded: number; readonly compressed: number }

/**
 * The compressed cases of a .zsav: blocks of a fixed expanded size, then a trailer that lists them. The head in front
 * names the place of the trailer, so it is given last by `head()` and belongs at `start`.
 */
export class ZlibCases {
  private readonly blocks: Block[] = []
  private waiting: Buffer[] = []
  private waitingBytes = 0
  private readonly start: number

  constructor(start: number) {
    this.start = start
  }

  /** What can be written after taking in `bytes`. */
  add(bytes: Buffer): readonly Buffer[] {
    this.waiting.push(bytes)
    this.waitingBytes += bytes.length
    if (this.waitingBytes < zlibBlockBytes) return []
    const all = Buffer.concat(this.waiting)
    const whole = Math.floor(all.length / zlibBlockBytes) * zlibBlockBytes
    const out: Buffer[] = []
    for (let at = 0; at < whole; at += zlibBlockBytes) out.push(this.compress(all.subarray(at, at + zlibBlockBytes)))
    this.waiting = [all.subarray(whole)]
    this.waitingBytes = all.length - whole
    return out
  }

  /** The last block and the trailer. */
  end(): readonly Buffer[] {
    const rest = Buffer.concat(this.waiting)
    const last = rest.length > 0 ? [this.compress(rest)] : []
    return [...last, this.trailer()]
  }

  head(): Buffer {
    return new ByteWriter().int64(this.start).int64(this.trailerAt()).int64(this.trailerBytes()).finish()
  }

  private compress(bytes: Buffer): Buffer {
    const compressed = deflateSync(bytes)
    this.blocks.push({ expanded: bytes.length, compressed: compressed.length })
    return compressed
  }

  private trailerAt(): number {
    return this.blocks.reduce((at, block) => at + block.compressed, this.start + zlibHeadBytes)
  }

  private trailerBytes(): number {
    return zlibHeadBytes + this.blocks.length * zlibEntryBytes
  }

  private trailer(): Buffer {
    const out = new ByteWriter().int64(-usualBias).int64(0).int32(zlibBlockBytes).int32(this.blocks.length)
    let expandedAt = this.start
    let compressedAt = this.start + zlibHeadBytes
    for (const { expanded, compressed } of this.blocks) {
      out.int64(expandedAt).int64(compressedAt).int32(expanded).int32(compressed)
      expandedAt += expanded
      compressedAt += compressed
    }
    return out.finish()
  }
}
