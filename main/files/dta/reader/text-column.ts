import { isAscii } from 'node:buffer'
import type { Decoder } from '../../encoding/decode.ts'
import { type TextBudget, TextCodes } from '../../text-codes.ts'

/** The distinct texts of a variable, found again by their bytes so that a text is decoded only once. */
export class TextColumn {
  private readonly texts: TextCodes
  private readonly decode: Decoder
  /** By the bytes as characters. */
  private readonly codes = new Map<string, number>()

  constructor(decode: Decoder, budget: TextBudget) {
    this.texts = new TextCodes(budget)
    this.decode = decode
  }

  get dictionary(): readonly string[] {
    return this.texts.dictionary
  }

  /** The code of the text in bytes[start, end), which a zero byte ends before. */
  codeOf(bytes: Buffer, start: number, end: number): number {
    let last = start
    while (last < end && bytes[last] !== 0) last++
    if (last === start) return 0
    const key = bytes.toString('latin1', start, last)
    return this.codes.get(key) ?? this.add(key, bytes.subarray(start, last))
  }

  private add(key: string, bytes: Buffer): number {
    const code = this.texts.codeOf(isAscii(bytes) ? key : this.decode(bytes))
    this.codes.set(key, code)
    return code
  }
}
