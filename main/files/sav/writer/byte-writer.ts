/** Grows a little-endian record byte by byte. */
export class ByteWriter {
  private bytes = Buffer.alloc(4096)
  private length = 0

  int32(value: number): this {
    this.length = this.room(4).writeInt32LE(value, this.length)
    return this
  }

  int64(value: number): this {
    this.length = this.room(8).writeBigInt64LE(BigInt(value), this.length)
    return this
  }

  float64(value: number): this {
    this.length = this.room(8).writeDoubleLE(value, this.length)
    return this
  }

  byte(value: number): this {
    this.length = this.room(1).writeUInt8(value, this.length)
    return this
  }

  raw(value: Uint8Array): this {
    this.room(value.length).set(value, this.length)
    this.length += value.length
    return this
  }

  /** `value` filled up with `filler` to `width` bytes. */
  padded(value: Uint8Array, width: number, filler = 0x20): this {
    this.raw(value)
    this.room(width - value.length).fill(filler, this.length, this.length + width - value.length)
    this.length += width - value.length
    return this
  }

  ascii(value: string, width = value.length): this {
    return this.padded(Buffer.from(value, 'latin1'), width)
  }

  finish(): Buffer {
    return this.bytes.subarray(0, this.length)
  }

  private room(needed: number): Buffer {
    if (this.length + needed > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(this.bytes.length * 2, this.length + needed))
      larger.set(this.bytes.subarray(0, this.length))
      this.bytes = larger
    }
    return this.bytes
  }
}
