import { Failure } from '../../../contract/failure.ts'

/** Where in a file something stands, for failures: the byte, and the section by Stata's name for it. */
export type Place = { readonly file: string; readonly byte: number; readonly section: string }

/** Bytes of a section, read from front to back in the byte order of the file; never past their end. */
export class Section {
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

  take(count: number): Buffer {
    const at = this.advance(count)
    return this.bytes.subarray(at, at + count)
  }

  /** The text in a field of `count` bytes, up to its first zero byte. */
  text(count: number): Buffer {
    return upToZero(this.take(count))
  }

  /** The next bytes must be these characters. */
  expect(characters: string): void {
    if (this.take(characters.length).toString('latin1') !== characters) throw this.invalid()
  }

  /** The failure that says that what was read last cannot be. */
  invalid(): Failure {
    return new Failure('dta.invalid', { ...this.place, byte: this.place.byte + this.lastAt })
  }

  private advance(count: number): number {
    this.lastAt = this.at
    if (count < 0 || count > this.left) throw this.invalid()
    this.at += count
    return this.lastAt
  }
}

export const upToZero = (bytes: Buffer): Buffer => {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}
