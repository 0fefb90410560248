import type { Failure } from '../contract/failure.ts'

/** Bytes read from front to back in the byte order of their file; never past their end. */
export class ForwardBytes {
  private readonly bytes: Buffer
  private readonly littleEndian: boolean
  private readonly invalidAt: (byte: number) => Failure
  private at = 0
  private lastAt = 0

  /** `invalidAt` makes the failure that says that what stands at a byte of these cannot be. */
  constructor(bytes: Buffer, littleEndian: boolean, invalidAt: (byte: number) => Failure) {
    this.bytes = bytes
    this.littleEndian = littleEndian
    this.invalidAt = invalidAt
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  /** An unsigned integer; of eight bytes it is exact up to 2^53, beyond which no size or count lies. */
  unsigned(bytes: 1 | 2 | 3 | 4 | 5 | 6 | 8): number {
    const at = this.advance(bytes)
    if (bytes === 8) return Number(this.littleEndian ? this.bytes.readBigUInt64LE(at) : this.bytes.readBigUInt64BE(at))
    return this.littleEndian ? this.bytes.readUIntLE(at, bytes) : this.bytes.readUIntBE(at, bytes)
  }

  int32(): number {
    const at = this.advance(4)
    return this.littleEndian ? this.bytes.readInt32LE(at) : this.bytes.readInt32BE(at)
  }

  /** The next 32-bit integer without going on to it; null at the end. */
  peekInt32(): number | null {
    if (this.left < 4) return null
    const value = this.int32()
    this.at -= 4
    return value
  }

  /** A 64-bit integer; beyond 2^53, where no size or count lies, it is not exact. */
  int64(): number {
    const at = this.advance(8)
    return Number(this.littleEndian ? this.bytes.readBigInt64LE(at) : this.bytes.readBigInt64BE(at))
  }

  float64(): number {
    const at = this.advance(8)
    return this.littleEndian ? this.bytes.readDoubleLE(at) : this.bytes.readDoubleBE(at)
  }

  take(count: number): Buffer {
    const at = this.advance(count)
    return this.bytes.subarray(at, at + count)
  }

  /** The failure that says that what was read last cannot be. */
  invalid(): Failure {
    return this.invalidAt(this.lastAt)
  }

  private advance(count: number): number {
    this.lastAt = this.at
    if (count < 0 || count > this.left) throw this.invalid()
    this.at += count
    return this.lastAt
  }
}
