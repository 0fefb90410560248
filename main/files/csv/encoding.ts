import { isAscii, isUtf8 } from 'node:buffer'
import { Failure } from '../../contract/failure.ts'
import type { CsvOptions } from '../../contract/source.ts'

export type Encoding = NonNullable<CsvOptions['encoding']>

/** `encoding` null: ASCII so far, UTF-8 or windows-1252 as the rest of the file will show. */
export type EncodingGuess = {
  readonly encoding: Encoding | null
  /** The user's choice, a byte order mark, zero bytes, or nothing yet. */
  readonly from: 'user' | 'mark' | 'zeros' | 'bytes'
  /** Bytes of the byte order mark. */
  readonly mark: number
}

export type Decode = (bytes: Uint8Array) => string

/** The text of a cell: UTF-16 was re-coded before, and is UTF-8 by then. */
export const cellDecoder = (encoding: Encoding): Decode => {
  const decoder = new TextDecoder(encoding === 'windows-1252' ? encoding : 'utf-8', { ignoreBOM: true })
  return (bytes) => decoder.decode(bytes)
}

/**
 * What the first bytes say of the encoding: a byte order mark, else zero bytes in every second place (UTF-16 without
 * mark), else nothing. The user's choice goes before all, and the mark is passed over all the same.
 */
export const encodingOfHead = (head: Uint8Array, chosen: Encoding | undefined): EncodingGuess => {
  const marked = byteOrderMark(head)
  if (chosen !== undefined) return { encoding: chosen, from: 'user', mark: marked?.mark ?? 0 }
  if (marked) return { ...marked, from: 'mark' }
  const wide = zeroPattern(head.subarray(0, 4096))
  return wide ? { encoding: wide, from: 'zeros', mark: 0 } : { encoding: null, from: 'bytes', mark: 0 }
}

/** The first bytes of a file as UTF-8 when they are UTF-16, else as they are. */
export const headAsUtf8 = (head: Uint8Array, encoding: Encoding | null): Uint8Array =>
  encoding === 'utf-16le' || encoding === 'utf-16be'
    ? new TextEncoder().encode(new TextDecoder(encoding, { ignoreBOM: true }).decode(head))
    : head

/** Re-codes UTF-16 pieces as UTF-8, which the rest of the reading works on. `skipped`: bytes before the pieces. */
export async function* utf8FromUtf16(
  file: string,
  pieces: AsyncIterable<Uint8Array>,
  encoding: 'utf-16le' | 'utf-16be',
  skipped: number,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const encoder = new TextEncoder()
  let byte = skipped
  try {
    for await (const piece of pieces) {
      yield encoder.encode(decoder.decode(piece, { stream: true }))
      byte += piece.length
    }
    decoder.decode()
  } catch (error) {
    throw error instanceof TypeError ? new Failure('csv.not-utf16', { file, byte: byte + 1 }) : error
  }
}

/** Follows the blocks of a file and finds out whether it is UTF-8 throughout. */
export type Utf8Check = {
  /** `at`: byte of the file where the block begins; blocks end at a character's end. Returns false once broken. */
  follow(block: Uint8Array, at: number): boolean
  /** Byte of the file, from 1, where UTF-8 ends to hold, and whether the file is UTF-8 but for that; null when sound. */
  broken(): { readonly byte: number; readonly mostlyUtf8: boolean } | null
}

export const utf8Check = (): Utf8Check => {
  let broken: { byte: number; mostlyUtf8: boolean } | null = null
  let sawAccents = false
  return {
    follow: (block, at) => {
      if (broken) return false
      if (isAscii(block)) return true
      if (isUtf8(block)) sawAccents = true
      else {
        const { firstBad, good, bad } = countSequences(block)
        broken = { byte: at + firstBad + 1, mostlyUtf8: sawAccents || good > bad }
      }
      return broken === null
    },
    broken: () => broken,
  }
}

const byteOrderMark = (head: Uint8Array): { encoding: Encoding; mark: number } | null => {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', mark: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', mark: 2 }
  return null
}

/** Latin text in UTF-16 has a zero in nearly every second byte; a third of them is plenty. */
const zeroPattern = (head: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const zeros = [0, 0]
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] as number) + 1
  })
  const [even, odd] = zeros as [number, number]
  const plenty = head.length / 6
  if (odd > plenty && even < odd / 4) return 'utf-16le'
  return even > plenty && odd < even / 4 ? 'utf-16be' : null
}

const countSequences = (block: Uint8Array): { firstBad: number; good: number; bad: number } => {
  let [firstBad, good, bad] = [-1, 0, 0]
  for (let at = 0; at < block.length; ) {
    const length = sequenceLength(block[at] as number)
    if (length > 0 && isUtf8(block.subarray(at, at + length))) {
      if (length > 1) good++
      at += length
    } else {
      if (firstBad < 0) firstBad = at
      bad++
      at++
    }
  }
  return { firstBad, good, bad }
}

const sequenceLength = (lead: number): number =>
  lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
