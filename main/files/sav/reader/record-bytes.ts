import { Failure } from '../../../contract/failure.ts'
import { ForwardBytes } from '../../forward-bytes.ts'

/** Where in a file something stands, for failures: the byte, and the record by its number (`2`, `7.21`). */
export type Place = { readonly file: string; readonly byte: number; readonly record: string }

/** The bytes of a record. */
export class RecordBytes extends ForwardBytes {
  private readonly place: Place

  constructor(bytes: Buffer, littleEndian: boolean, place: Place) {
    super(bytes, littleEndian, (byte) => new Failure('sav.record-invalid', { ...place, byte: place.byte + byte }))
    this.place = place
  }

  byte(): number {
    return this.unsigned(1)
  }

  /** A declared count of things that take `least` bytes each, held against what is left of the record and a limit. */
  count(least: number, limit: number): number {
    const count = this.int32()
    if (count < 0 || count * least > this.left) throw this.invalid()
    if (count > limit) throw new Failure('sav.over-limit', { ...this.place, count, limit })
    return count
  }
}
