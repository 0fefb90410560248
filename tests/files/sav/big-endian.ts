/** A little-endian .sav (not .zsav) as a big-endian machine would have written it. */
export const asBigEndian = (file: Buffer): Buffer => new Swapper(Buffer.from(file)).swap()

class Swapper {
  private readonly bytes: Buffer
  private at = 0
  /** For each 8-byte element of a case: is it a number? */
  private readonly isNumber: boolean[] = []

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  swap(): Buffer {
    this.at = 64
    const compression = this.bytes.readInt32LE(72)
    for (let i = 0; i < 5; i++) this.int32()
    this.number()
    this.skip(84)
    while (this.record() !== 999);
    if (compression === 0) this.plainCases()
    else this.packedCases()
    return this.bytes
  }

  private record(): number {
    const type = this.int32()
    if (type === 2) this.variable()
    else if (type === 3) this.labels()
    else if (type === 6) this.skip(80 * this.int32())
    else if (type === 7) this.extension()
    else this.int32()
    return type
  }

  private variable(): void {
    const width = this.int32()
    const hasLabel = this.int32()
    const missing = this.int32()
    this.int32()
    this.int32()
    this.skip(8)
    if (hasLabel) this.skip(Math.ceil(this.int32() / 4) * 4)
    for (let i = 0; i < Math.abs(missing); i++) width === 0 ? this.number() : this.skip(8)
    this.isNumber.push(width === 0)
  }

  /** The values can be swapped only when the record behind them has told what variables they belong to. */
  private labels(): void {
    const values: number[] = []
    for (let count = this.int32(); count > 0; count--) {
      values.push(this.at)
      this.skip(8)
      this.skip(Math.ceil((this.bytes.readUInt8(this.at) + 1) / 8) * 8)
    }
    this.int32()
    const slots = Array.from({ length: this.int32() }, () => this.int32() - 1)
    if (this.isNumber[slots[0] ?? 0]) for (const at of values) this.bytes.subarray(at, at + 8).swap64()
  }

  private extension(): void {
    const subtype = this.int32()
    const size = this.int32()
    const count = this.int32()
    if (subtype === 21 || subtype === 22) this.longStrings(subtype, this.at + count)
    else if (size === 4) for (let i = 0; i < count; i++) this.int32()
    else if (size === 8) for (let i = 0; i < count; i++) this.number()
    else this.skip(size * count)
  }

  private longStrings(subtype: number, end: number): void {
    while (this.at < end) {
      this.skip(this.int32())
      if (subtype === 21) {
        this.int32()
        for (let parts = 2 * this.int32(); parts > 0; parts--) this.skip(this.int32())
      } else {
        const count = this.bytes.readUInt8(this.at)
        this.skip(1)
        this.skip(this.int32() * count)
      }
    }
  }

  private plainCases(): void {
    for (let slot = 0; this.at < this.bytes.length; slot++) this.element(slot % this.isNumber.length)
  }

  private packedCases(): void {
    let slot = 0
    while (this.at < this.bytes.length) {
      const commands = this.bytes.subarray(this.at, this.at + 8)
      this.skip(8)
      for (const command of commands) {
        if (command === 0 || command === 252) continue
        if (command === 253) this.element(slot)
        slot = (slot + 1) % this.isNumber.length
      }
    }
  }

  private element(slot: number): void {
    if (this.isNumber[slot]) this.number()
    else this.skip(8)
  }

  private int32(): number {
    const value = this.bytes.readInt32LE(this.at)
    this.bytes.subarray(this.at, this.at + 4).swap32()
    this.at += 4
    return value
  }

  private number(): void {
    this.bytes.subarray(this.at, this.at + 8).swap64()
    this.at += 8
  }

  private skip(count: number): void {
    this.at += count
  }
}
