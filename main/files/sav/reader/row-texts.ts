import { slotBytes } from '../format/layout.ts'
import type { BatchColumns } from './batch-columns.ts'
import type { Piece, ReadField } from './fields.ts'
import type { TextColumn } from './text-column.ts'

/** The texts of the case under way. Their bytes come element by element; a very long one is put together at the end. */
export class RowTexts {
  private readonly row: Buffer
  private readonly view: DataView
  /** The pieces of each text, in the order of the text columns. */
  private readonly pieces: readonly (readonly Piece[])[]
  private readonly joined: Buffer

  constructor(fields: readonly ReadField[], slots: number) {
    const texts = fields.filter((field) => field.width > 0)
    this.row = Buffer.alloc(texts.length > 0 ? slots * slotBytes : 0)
    this.view = new DataView(this.row.buffer, this.row.byteOffset, this.row.length)
    this.pieces = texts.map((field) => field.pieces)
    this.joined = Buffer.alloc(Math.max(0, ...texts.map((field) => field.width)))
  }

  /** The eight bytes at `at` of `from` go to element `slot`. */
  copy(slot: number, from: DataView, at: number): void {
    this.view.setUint32(slot * slotBytes, from.getUint32(at))
    this.view.setUint32(slot * slotBytes + 4, from.getUint32(at + 4))
  }

  /** Element `slot` becomes eight times the same byte. */
  fill(slot: number, byte: number): void {
    const four = byte * 0x01010101
    this.view.setUint32(slot * slotBytes, four)
    this.view.setUint32(slot * slotBytes + 4, four)
  }

  /** Gives the texts of the complete case to the batch. */
  endCase({ codes, texts, rows }: BatchColumns): void {
    for (let i = 0; i < texts.length; i++) {
      const pieces = this.pieces[i] as readonly Piece[]
      const text = texts[i] as TextColumn
      const column = codes[i] as Uint32Array
      if (pieces.length > 1) column[rows] = text.code(this.joined, 0, this.join(pieces))
      else {
        const { slot, bytes } = pieces[0] as Piece
        column[rows] = text.code(this.row, slot * slotBytes, slot * slotBytes + bytes)
      }
    }
  }

  /** Puts the pieces of a very long text together and gives their length. */
  private join(pieces: readonly Piece[]): number {
    let length = 0
    for (const { slot, bytes } of pieces) {
      this.row.copy(this.joined, length, slot * slotBytes, slot * slotBytes + bytes)
      length += bytes
    }
    return length
  }
}
