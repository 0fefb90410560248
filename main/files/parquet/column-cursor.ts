import type { FileHandle } from 'node:fs/promises'
import type { FileStamp } from '../file-bytes.ts'
import type { ParquetColumn } from './columns.ts'
import type { PageBudget } from './page/budget.ts'
import { DamagedPage, readHybrid } from './page/hybrid.ts'
import { type Page, PageReader } from './page/reader.ts'
import { readPlainValues } from './page/values.ts'
import type { Converter } from './values-of.ts'

type Values = Float64Array | Uint32Array

/** A page whose values are ready to be taken. */
type ReadyPage = { readonly count: number; readonly present: Uint8Array | null; readonly values: Values }

/** Goes over the values of a column from the first to the last, with one page and one dictionary in memory. */
export class ColumnCursor {
  private readonly handle: FileHandle
  private readonly stamp: FileStamp
  private readonly column: ParquetColumn
  private readonly budget: PageBudget
  private readonly converter: Converter
  private group = -1
  private pages: PageReader | null = null
  /** Values of the chunk that no page has given yet. */
  private leftInChunk = 0
  private dictionary: Values | null = null
  private page: ReadyPage = { count: 0, present: null, values: new Uint32Array(0) }
  private taken = 0
  private takenValues = 0
  private held = 0

  constructor(handle: FileHandle, stamp: FileStamp, column: ParquetColumn, budget: PageBudget, converter: Converter) {
    this.handle = handle
    this.stamp = stamp
    this.column = column
    this.budget = budget
    this.converter = converter
  }

  /** The next values go to target[from, to), blank ones as `blank`. */
  async fill(target: Values, from: number, to: number, blank: number): Promise<void> {
    for (let at = from; at < to; ) {
      if (this.taken === this.page.count) await this.nextPage()
      const count = Math.min(to - at, this.page.count - this.taken)
      this.take(target, at, count, blank)
      at += count
    }
  }

  /** Gives back what it holds in memory. */
  close(): void {
    this.budget.hold(-this.held, this.column.name)
    this.held = 0
  }

  private take(target: Values, at: number, count: number, blank: number): void {
    const { present, values } = this.page
    for (let i = 0; i < count; i++) {
      const isThere = present === null || present[this.taken + i] === 1
      target[at + i] = isThere ? (values[this.takenValues++] as number) : blank
    }
    this.taken += count
  }

  /** Reads on to a page with values. Without one the file has fewer rows than it says. */
  private async nextPage(): Promise<void> {
    do {
      while (this.leftInChunk === 0) this.nextChunk()
      const pages = this.pages as PageReader
      const page = await pages.next()
      pages.orFailure(page.byte, () => this.keep(page))
    } while (this.taken === this.page.count)
  }

  private nextChunk(): void {
    const chunk = this.column.chunks[++this.group]
    if (chunk === undefined) throw new Error('Read beyond the last group of rows')
    this.pages = new PageReader(this.handle, this.stamp, this.column, chunk, this.budget)
    this.leftInChunk = chunk.rows
    this.dictionary = null
  }

  private keep(page: Page): void {
    if (page.isDictionary) {
      if (this.dictionary !== null || (page.encoding !== 'PLAIN' && page.encoding !== 'PLAIN_DICTIONARY'))
        throw new DamagedPage()
      this.dictionary = this.converter.convert(readPlainValues(page.values, 'PLAIN', this.column.element, page.count))
    } else {
      if (page.count > this.leftInChunk) throw new DamagedPage()
      this.leftInChunk -= page.count
      this.page = { count: page.count, present: page.present, values: this.valuesOf(page) }
      this.taken = 0
      this.takenValues = 0
    }
    const { present, values } = this.page
    const held = values.byteLength + (present?.length ?? 0) + (this.dictionary?.byteLength ?? 0)
    this.budget.hold(held - this.held, this.column.name)
    this.held = held
  }

  private valuesOf({ encoding, present, count, values }: Page): Values {
    const there = present === null ? count : present.reduce((sum, one) => sum + one, 0)
    if (encoding !== 'RLE_DICTIONARY' && encoding !== 'PLAIN_DICTIONARY')
      return this.converter.convert(readPlainValues(values, encoding, this.column.element, there))
    if (this.dictionary === null) throw new DamagedPage()
    if (there === 0) return new Uint32Array(0)
    const width = values.bytes[values.at++]
    if (width === undefined) throw new DamagedPage()
    const places = readHybrid(values, width, there)
    const { dictionary } = this
    const taken = dictionary instanceof Float64Array ? new Float64Array(there) : new Uint32Array(there)
    for (let i = 0; i < there; i++) {
      const place = places[i] as number
      if (place >= dictionary.length) throw new DamagedPage()
      taken[i] = dictionary[place] as number
    }
    return taken
  }
}
