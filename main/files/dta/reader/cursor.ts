import type { FileHandle } from 'node:fs/promises'
import { Failure } from '../../../contract/failure.ts'
import { type FileStamp, readAt } from '../../file-bytes.ts'
import { dtaLimits } from '../limits.ts'
import { Section } from './section.ts'

const windowBytes = 1 << 16

/** Reads a file from front to back. What is asked for is held against the size of the file before it is read. */
export class Cursor {
  readonly file: string
  readonly size: number
  littleEndian: boolean
  position = 0
  private readonly handle: FileHandle
  private window: Buffer = Buffer.alloc(0)
  private windowAt = 0

  constructor(handle: FileHandle, { file, bytes }: FileStamp, littleEndian = true) {
    this.handle = handle
    this.littleEndian = littleEndian
    this.file = file
    this.size = bytes
  }

  /** The next `count` bytes, which belong to `section`. They stay valid while the cursor moves on. */
  async take(count: number, section: string): Promise<Section> {
    const byte = this.position
    this.skip(count, section)
    if (count > dtaLimits.dictionaryBytes) throw this.overLimit(section, count, dtaLimits.dictionaryBytes, byte)
    return new Section(await this.read(byte, count), this.littleEndian, { file: this.file, byte, section })
  }

  /** The next bytes must be these characters. */
  async expect(characters: string, section: string): Promise<void> {
    ;(await this.take(characters.length, section)).expect(characters)
  }

  /** The next `count` characters without going on to them; fewer at the end of the file. */
  async peek(count: number): Promise<string> {
    const bytes = await this.read(this.position, Math.min(count, this.size - this.position))
    return bytes.toString('latin1')
  }

  skip(count: number, section: string): void {
    if (count > this.size - this.position)
      throw new Failure('dta.truncated', { file: this.file, byte: this.position, section })
    this.position += count
  }

  overLimit(section: string, count: number, limit: number, byte = this.position): Failure {
    return new Failure('dta.over-limit', { file: this.file, byte, section, count, limit })
  }

  private async read(at: number, count: number): Promise<Buffer> {
    if (at < this.windowAt || at + count > this.windowAt + this.window.length) {
      this.window = await readAt(this.handle, at, Math.min(Math.max(count, windowBytes), this.size - at), this.file)
      this.windowAt = at
    }
    return this.window.subarray(at - this.windowAt, at - this.windowAt + count)
  }
}
