import { type Batch, type BatchColumn, batchRows } from '../../../core/data/batch.ts'
import type { Decoder } from '../../encoding/decode.ts'
import { daysFromSeconds } from '../format/dates.ts'
import { isDate } from '../format/formats.ts'
import type { ReadField } from './fields.ts'
import { limits } from './limits.ts'
import { TextBudget, TextColumn } from './text-column.ts'

/** The columns of the batch under way. */
export class BatchColumns {
  rows = 0
  capacity = 0
  /** One array for each text, in the order of the fields. */
  codes: readonly Uint32Array[] = []
  readonly texts: readonly TextColumn[]
  private numbers: readonly Float64Array[] = []
  private readonly fields: readonly ReadField[]

  constructor(fields: readonly ReadField[], decode: Decoder, file: string) {
    const budget = new TextBudget(file)
    this.fields = fields
    this.texts = fields.filter((field) => field.width > 0).map(() => new TextColumn(decode, budget))
  }

  get isFull(): boolean {
    return this.rows === this.capacity
  }

  /** Makes room for a batch of at most `rows` rows; very wide files get shorter ones. */
  begin(rows: number): void {
    this.rows = 0
    this.capacity = Math.min(rows, batchRows, Math.max(1, Math.floor(limits.batchCells / this.fields.length)))
    this.numbers = Array.from({ length: this.fields.length - this.texts.length }, () => new Float64Array(this.capacity))
    this.codes = this.texts.map(() => new Uint32Array(this.capacity))
  }

  /** The number of column `number` in the row under way. */
  put(number: number, value: number): void {
    ;(this.numbers[number] as Float64Array)[this.rows] = value
  }

  take(): Batch {
    const { rows } = this
    let number = 0
    let text = 0
    const columns = this.fields.map((field): BatchColumn => {
      if (field.width > 0) {
        const { dictionary } = this.texts[text] as TextColumn
        return { type: 'code', codes: (this.codes[text++] as Uint32Array).subarray(0, rows), dictionary }
      }
      const values = (this.numbers[number++] as Float64Array).subarray(0, rows)
      if (isDate(field.raw.format)) for (let i = 0; i < rows; i++) values[i] = daysFromSeconds(values[i] as number)
      return { type: 'number', values }
    })
    return { rows, columns }
  }
}
