import { Failure } from '../../../contract/failure.ts'
import { commands, compressions, slotBytes } from '../format/layout.ts'
import type { BatchColumns } from './batch-columns.ts'
import type { CaseBytes, CaseSource } from './case-source.ts'
import type { ReadField } from './fields.ts'
import { RowTexts } from './row-texts.ts'

/** Marks an element that belongs to a text: its bytes wait in the row until the case is complete. */
const ofText = -1

/** Unpacks cases into columns, element by element, wherever a run of bytes ends. */
export class CaseDecoder {
  /** Complete cases so far. */
  rows = 0
  private readonly source: CaseSource
  private readonly columns: BatchColumns
  private readonly texts: RowTexts
  /** The place of each element's number among the number columns, or `ofText`. */
  private readonly targets: Int32Array
  /** The element that comes next in the case under way. */
  private slot = 0
  /** The end of the last run, which is complete only with the next one. */
  private carried = Buffer.alloc(0)
  private isEnded = false

  constructor(fields: readonly ReadField[], source: CaseSource, columns: BatchColumns) {
    this.source = source
    this.columns = columns
    this.texts = new RowTexts(fields, source.slots)
    this.targets = new Int32Array(source.slots).fill(ofText)
    let number = 0
    for (const field of fields) if (field.width === 0) this.targets[field.raw.slot] = number++
  }

  /** Takes in a run of bytes. Stops at every `yield`, where the batch is full and another must begin. */
  *decode(run: CaseBytes): Generator<void> {
    const bytes = this.carried.length > 0 ? Buffer.concat([this.carried, run.bytes]) : run.bytes
    const at = run.at - this.carried.length
    const isPlain = this.source.compression === compressions.none
    const used = isPlain ? yield* this.decodePlain(bytes) : yield* this.decodePacked(bytes, at)
    this.carried = Buffer.from(bytes.subarray(used))
  }

  /** Fails unless the cases ended where a case ends, with as many as declared. */
  finish(): void {
    const { file, size, declared } = this.source
    const isShort = declared === null ? this.carried.length > 0 : this.rows < declared
    if (isShort || this.slot > 0) throw new Failure('sav.case-truncated', { file, byte: size, row: this.rows + 1 })
  }

  private *decodePlain(bytes: Buffer): Generator<void, number> {
    const { columns, texts, targets } = this
    const { slots, most, littleEndian, special } = this.source
    const view = viewOf(bytes)
    let { slot } = this
    let at = 0
    for (; at + slotBytes <= bytes.length; at += slotBytes) {
      if (slot === 0 && this.rows === most) return bytes.length
      if (slot === 0 && columns.isFull) yield
      const target = targets[slot] as number
      if (target === ofText) texts.copy(slot, view, at)
      else columns.put(target, blankOr(view.getFloat64(at, littleEndian), special.systemMissing))
      if (++slot === slots) slot = this.endCase()
    }
    this.slot = slot
    return at
  }

  /** Eight commands, one a byte, and behind them eight bytes for each command that says so; then eight commands again. */
  private *decodePacked(bytes: Buffer, byte: number): Generator<void, number> {
    const { columns, texts, targets } = this
    const { slots, most, littleEndian, special, bias } = this.source
    const view = viewOf(bytes)
    let { slot } = this
    let at = 0
    while (!this.isEnded && at + slotBytes <= bytes.length) {
      let literal = at + slotBytes
      if (literal + literalBytes(bytes, at) > bytes.length) break
      for (let i = at; i < at + slotBytes; i++) {
        const command = bytes[i] as number
        if (command === commands.padding) continue
        if (command === commands.end) this.isEnded = true
        if (this.isEnded) break
        if (slot === 0 && this.rows === most) throw this.tooMany()
        if (slot === 0 && columns.isFull) yield
        const target = targets[slot] as number
        if (command === commands.literal) {
          if (target === ofText) texts.copy(slot, view, literal)
          else columns.put(target, blankOr(view.getFloat64(literal, littleEndian), special.systemMissing))
          literal += slotBytes
        } else if (target === ofText) {
          // The number 0 is eight zero bytes, which some programs write for an empty text.
          if (command !== commands.spaces && command !== bias) throw this.invalid(byte + i)
          texts.fill(slot, command === commands.spaces ? 0x20 : 0)
        } else {
          if (command === commands.spaces) throw this.invalid(byte + i)
          columns.put(target, command === commands.systemMissing ? Number.NaN : command - bias)
        }
        if (++slot === slots) slot = this.endCase()
      }
      at = literal
    }
    this.slot = slot
    return this.isEnded ? bytes.length : at
  }

  /** Gives the element that the next case begins with. */
  private endCase(): number {
    this.texts.endCase(this.columns)
    this.columns.rows++
    this.rows++
    return 0
  }

  private tooMany(): Failure {
    const { file, declared, most } = this.source
    return declared === null
      ? new Failure('sav.too-many-cases', { file, limit: most })
      : new Failure('sav.cases-beyond', { file, declared })
  }

  private invalid(byte: number): Failure {
    return new Failure('sav.case-invalid', { file: this.source.file, byte, row: this.rows + 1 })
  }
}

const viewOf = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

const blankOr = (value: number, systemMissing: number): number => (value === systemMissing ? Number.NaN : value)

/** The bytes that the eight commands at `at` ask for behind them. */
const literalBytes = (bytes: Buffer, at: number): number => {
  let count = 0
  for (let i = at; i < at + slotBytes; i++) if (bytes[i] === commands.literal) count++
  return count * slotBytes
}
