import { Failure } from '../../../contract/failure.ts'
import { ForwardBytes } from '../../forward-bytes.ts'

/** Where in a file something stands, for failures: the byte, and the section by Stata's name for it. */
export type Place = { readonly file: string; readonly byte: number; readonly section: string }

/** Bytes of a section. */
export class Section extends ForwardBytes {
  constructor(bytes: Buffer, littleEndian: boolean, place: Place) {
    super(bytes, littleEndian, (byte) => new Failure('dta.invalid', { ...place, byte: place.byte + byte }))
  }

  /** The text in a field of `count` bytes, up to its first zero byte. */
  text(count: number): Buffer {
    return upToZero(this.take(count))
  }

  /** The next bytes must be these characters. */
  expect(characters: string): void {
    if (this.take(characters.length).toString('latin1') !== characters) throw this.invalid()
  }
}

export const upToZero = (bytes: Buffer): Buffer => {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}
