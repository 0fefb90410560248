import { Failure } from '../../../contract/failure.ts'

/** Where in a file something stands, for failures: the byte, and the record by its number (`2`, `7.21`). */
export type Place = { readonly file: string; readonly byte: number; readonly record: string }

/** The bytes of a record, read from front to back in the byte order of the file; never past their end. */
export class RecordBytes {
  private readonly bytes: Buffer
  private readonly littleEndian: boolean
  private readonly place: Place
  private at = 0
  private lastAt = 0

  constructor(bytes: Buffer, littleEndian: boolean, place: Place) {
    this.bytes = bytes
    this.littleEndian = littleEndian
    this.place = place
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  int32(): number {
    const at = this.advance(4)
    return this.littleEndian ? this.bytes.readInt32LE(at) : this.bytes.readInt32BE(at)
  }

  /** A 64-bit integer; beyond 2^53, where no size or count lies, it is not exact. */
  int64(): number {
    const at = this.advance(8)
    return Number(this.littleEndian ? this.bytes.readBigInt64LE(at) : this.bytes.readBigInt64BE(at))
  }

  /** The next 32-bit integer without going on to it; null at the end. */
  peekInt32(): number | null {
    if (this.left < 4) return null
    const value = this.int32()
    this.at -= 4
    return value
  }

  float64(): number {
    const at = this.advance(8)
    return this.littleEndian ? this.bytes.readDoubleLE(at) : this.bytes.readDoubleBE(at)
  }

  byte(): number {
    return this.bytes.readUInt8(this.advance(1))
  }

  /** A declared count of things that take `least` bytes each, held against what is left of the record and a limit. */
  count(least: number, limit: number): number {
    const count = this.int32()
    if (count < 0 || count * least > this.left) throw this.invalid()
    if (count > limit) throw new Failure('sav.over-limit', { ...this.place, count, limit })
    return count
  }

  take(count: number): Buffer {
    const at = this.advance(count)
    return this.bytes.subarray(at, at + count)
  }

  /** The failure that says that what was read last cannot be. */
  invalid(): Failure {
    return new Failure('sav.record-invalid', { ...this.place, byte: this.place.byte + this.lastAt })
  }

  private advance(count: number): number {
    this.lastAt = this.at
    if (count < 0 || count > this.left) throw this.invalid()
    this.at += count
    return this.lastAt
  }
}
