import { isAscii } from 'node:buffer'
import { Failure } from '../../../contract/failure.ts'
import type { Decoder } from '../../encoding/decode.ts'
import { limits } from './limits.ts'

/** The characters of all distinct texts of a file so far, which stay in memory while it is read. */
export class TextBudget {
  private used = 0
  private readonly file: string

  constructor(file: string) {
    this.file = file
  }

  add(characters: number): void {
    this.used += characters
    if (this.used > limits.textLength)
      throw new Failure('sav.too-much-text', { file: this.file, limit: limits.textLength })
  }
}

/** The distinct texts of a variable, numbered from 1 in the order they come; a blank is 0. */
export class TextColumn {
  readonly dictionary: string[] = []
  private readonly decode: Decoder
  private readonly budget: TextBudget
  /** By the bytes as characters, which for ASCII are the text itself. */
  private readonly codeOfBytes = new Map<string, number>()
  private readonly codeOfText = new Map<string, number>()

  constructor(decode: Decoder, budget: TextBudget) {
    this.decode = decode
    this.budget = budget
  }

  /** The code of the text in `row` from `start`, filled up with spaces or zero bytes until `end`. */
  code(row: Buffer, start: number, end: number): number {
    let last = end
    while (last > start && (row[last - 1] === 0x20 || row[last - 1] === 0)) last--
    if (last === start) return 0
    const bytes = row.toString('latin1', start, last)
    return this.codeOfBytes.get(bytes) ?? this.add(bytes, row.subarray(start, last))
  }

  /** Different bytes can be the same text, because a character cut off by the width is dropped. */
  private add(key: string, bytes: Buffer): number {
    const text = isAscii(bytes) ? key : this.decode(bytes)
    const known = text.length === Buffer.byteLength(text) ? this.codeOfBytes : this.codeOfText
    const code = known.get(text) ?? this.push(text)
    known.set(text, code)
    if (known !== this.codeOfBytes || text !== key) this.codeOfBytes.set(key, code)
    return code
  }

  private push(text: string): number {
    this.budget.add(text.length)
    return this.dictionary.push(text)
  }
}
