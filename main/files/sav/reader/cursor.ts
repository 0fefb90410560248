import type { FileHandle } from 'node:fs/promises'
import { Failure } from '../../../contract/failure.ts'
import { readAt } from '../../file-bytes.ts'
import { limits } from './limits.ts'
import { RecordBytes } from './record-bytes.ts'

const windowBytes = 1 << 16

/** Reads the dictionary from front to back. What is asked for is held against the size of the file before it is read. */
export class Cursor {
  readonly file: string
  readonly size: number
  littleEndian = true
  position = 0
  private readonly handle: FileHandle
  private window: Buffer = Buffer.alloc(0)
  private windowAt = 0
  private taken = 0

  constructor(handle: FileHandle, file: string, size: number) {
    this.handle = handle
    this.file = file
    this.size = size
  }

  /** The next `count` bytes, which belong to `record`. They stay valid while the cursor moves on. */
  async take(count: number, record: string): Promise<RecordBytes> {
    const byte = this.position
    this.skip(count, record)
    this.taken += count
    if (this.taken > limits.dictionaryBytes)
      throw new Failure('sav.over-limit', {
        file: this.file,
        byte,
        record,
        count: this.taken,
        limit: limits.dictionaryBytes,
      })
    return new RecordBytes(await this.read(byte, count), this.littleEndian, { file: this.file, byte, record })
  }

  skip(count: number, record: string): void {
    const place = { file: this.file, byte: this.position, record }
    if (count < 0) throw new Failure('sav.record-invalid', place)
    if (count > this.size - this.position) throw new Failure('sav.record-truncated', place)
    this.position += count
  }

  private async read(at: number, count: number): Promise<Buffer> {
    if (at < this.windowAt || at + count > this.windowAt + this.window.length) {
      this.window = await readAt(this.handle, at, Math.min(Math.max(count, windowBytes), this.size - at), this.file)
      this.windowAt = at
    }
    return this.window.subarray(at - this.windowAt, at - this.windowAt + count)
  }
}
