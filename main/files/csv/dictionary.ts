import { Failure } from '../../contract/failure.ts'
import type { Decode } from './encoding.ts'
import { csvLimits } from './limits.ts'
import type { Records } from './records.ts'

/** Memory that the distinct texts of a file have used up so far, over all its columns. */
export type TextBudget = { readonly file: string; used: number }

/** The distinct texts of one column, found again by their bytes so that a text is decoded only once. */
export class Dictionary {
  readonly texts: string[] = []
  readonly #decode: Decode
  readonly #budget: TextBudget
  /** Open addressing: 0 is free, else 1 + the place in `texts`. */
  #slots = new Int32Array(256)
  #hashes = new Int32Array(128)
  /** Text k is the bytes [offsets[k], offsets[k + 1]) of the store. */
  #offsets = new Int32Array(129)
  #store = new Uint8Array(2048)

  constructor(decode: Decode, budget: TextBudget) {
    this.#decode = decode
    this.#budget = budget
  }

  /** The code of the text bytes[start, end): 0 when it is empty or of blanks alone, else 1 + its place in `texts`. */
  codeOf(bytes: Uint8Array, start: number, end: number): number {
    if (isBlank(bytes, start, end)) return 0
    let hash = 0x811c9dc5
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193)
    hash ^= hash >>> 15
    const mask = this.#slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const code = this.#slots[slot] as number
      if (code === 0) return this.#add(bytes, start, end, hash, slot)
      if (this.#hashes[code - 1] === hash && this.#isText(code - 1, bytes, start, end)) return code
    }
  }

  #isText(place: number, bytes: Uint8Array, start: number, end: number): boolean {
    let stored = this.#offsets[place] as number
    if ((this.#offsets[place + 1] as number) - stored !== end - start) return false
    for (let at = start; at < end; at++) if (this.#store[stored++] !== bytes[at]) return false
    return true
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const place = this.texts.length
    const offset = this.#offsets[place] as number
    const stop = offset + end - start
    this.#budget.used += end - start + csvLimits.bytesPerText
    if (this.#budget.used > csvLimits.textBytes)
      throw new Failure('csv.too-much-text', { file: this.#budget.file, limit: csvLimits.textBytes })
    if (stop > this.#store.length) this.#store = longer(this.#store, new Uint8Array(2 * stop))
    this.#store.set(bytes.subarray(start, end), offset)
    this.#offsets[place + 1] = stop
    this.#hashes[place] = hash
    this.#slots[slot] = place + 1
    this.texts.push(this.#decode(bytes.subarray(start, end)))
    if (this.texts.length === this.#hashes.length) this.#grow()
    return place + 1
  }

  /** Doubles the room; the table stays at most half full. */
  #grow(): void {
    const room = 2 * this.#hashes.length
    this.#hashes = longer(this.#hashes, new Int32Array(room))
    this.#offsets = longer(this.#offsets, new Int32Array(room + 1))
    this.#slots = new Int32Array(2 * room)
    const mask = this.#slots.length - 1
    for (let place = 0; place < this.texts.length; place++) {
      let slot = (this.#hashes[place] as number) & mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
      this.#slots[slot] = place + 1
    }
  }
}

/** Writes the codes of a column's cells in the records [from, to) to `codes` from `at` on. */
export const fillCodes = (
  dictionary: Dictionary,
  records: Records,
  column: number,
  range: { readonly from: number; readonly to: number },
  codes: Uint32Array,
  at: number,
): void => {
  const { bytes, starts, ends, first } = records
  let target = at
  for (let record = range.from; record < range.to; record++) {
    const cell = (first[record] as number) + column
    const exists = cell < (first[record + 1] as number)
    codes[target++] = exists ? dictionary.codeOf(bytes, starts[cell] as number, ends[cell] as number) : 0
  }
}

const isBlank = (bytes: Uint8Array, start: number, end: number): boolean => {
  let at = start
  while (at < end && (bytes[at] as number) <= 32) at++
  return at === end
}

const longer = <Numbers extends Uint8Array | Int32Array>(old: Numbers, roomy: Numbers): Numbers => {
  roomy.set(old)
  return roomy
}
