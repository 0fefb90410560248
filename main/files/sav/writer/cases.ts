import type { Encoder } from '../encode.ts'
import { secondsFromDays } from '../format/dates.ts'
import { commands, segmentBytes, slotBytes, slotsOf, usualBias } from '../format/layout.ts'
import { encoded, type Field } from './fields.ts'

const blockBytes = 1 << 20

/**
 * The cases with bytecode compression, in blocks whose length is a multiple of 8. Each block is a fresh buffer. The
 * cases are written by rows, the columns stay as they are.
 */
export function* caseBlocks(fields: readonly Field[], rows: number, encoder: Encoder): Generator<Buffer> {
  const packer = new Packer()
  const writers = fields.map((field) => cellWriter(field, encoder, packer))
  for (let row = 0; row < rows; row++) {
    for (const write of writers) write(row)
    if (packer.length > blockBytes) yield packer.take()
  }
  packer.command(commands.end)
  yield packer.takeAll()
}

const cellWriter = (field: Field, encoder: Encoder, packer: Packer): ((row: number) => void) => {
  const { column } = field
  if (column.type === 'number') {
    const { values } = column
    return field.isDate
      ? (row) => packer.number(secondsFromDays(values[row] ?? Number.NaN))
      : (row) => packer.number(values[row] ?? Number.NaN)
  }
  const { codes, dictionary } = column
  const segments = field.segments.map(slotsOf)
  return (row) => {
    const code = codes[row] ?? 0
    writeText(code === 0 ? blank : encoded(encoder, dictionary[code - 1] ?? '', field.variable.name), segments, packer)
  }
}

const blank = Buffer.alloc(0)

/** Lays a text out over the segments of its variable, `segments[i]` elements each, filled up with spaces. */
const writeText = (text: Buffer, segments: readonly number[], packer: Packer): void => {
  for (let i = 0; i < segments.length; i++) {
    const end = Math.min((i + 1) * segmentBytes, text.length)
    let at = i * segmentBytes
    for (let slot = 0; slot < (segments[i] ?? 0); slot++, at += slotBytes)
      if (at < end) packer.text(text, at, Math.min(at + slotBytes, end))
      else packer.command(commands.spaces)
  }
}

/** Eight command bytes, then the literals of those that need one, and again. */
class Packer {
  length = 0
  private bytes = Buffer.alloc(blockBytes * 2)
  private commandsAt = 0
  private used = slotBytes

  number(value: number): void {
    const code = value + usualBias
    if (Number.isNaN(value)) this.command(commands.systemMissing)
    else if (code >= 1 && code < commands.end && Number.isInteger(value) && !Object.is(value, -0)) this.command(code)
    else this.bytes.writeDoubleLE(value, this.literal())
  }

  /** Up to eight bytes of a text, filled up with spaces. */
  text(text: Buffer, from: number, to: number): void {
    const at = this.literal()
    for (let i = 0; i < slotBytes; i++) this.bytes[at + i] = from + i < to ? (text[from + i] ?? 0) : 0x20
  }

  command(code: number): void {
    if (this.used === slotBytes) this.open()
    this.bytes[this.commandsAt + this.used] = code
    this.used++
  }

  /** What is complete: all but the block of commands under way and its literals. */
  take(): Buffer {
    const done = Buffer.from(this.bytes.subarray(0, this.commandsAt))
    this.bytes.copyWithin(0, this.commandsAt, this.length)
    this.length -= this.commandsAt
    this.commandsAt = 0
    return done
  }

  takeAll(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.length))
  }

  private literal(): number {
    this.command(commands.literal)
    const at = this.length
    this.length += slotBytes
    this.reserve()
    return at
  }

  private open(): void {
    this.commandsAt = this.length
    this.length += slotBytes
    this.reserve()
    this.bytes.fill(commands.padding, this.commandsAt, this.length)
    this.used = 0
  }

  private reserve(): void {
    if (this.length + slotBytes * 2 <= this.bytes.length) return
    const larger = Buffer.alloc(this.bytes.length * 2)
    this.bytes.copy(larger, 0, 0, this.length)
    this.bytes = larger
  }
}
