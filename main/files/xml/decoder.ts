import type { XmlProblem } from './reader.ts'

/** Bytes that tell the encoding: a byte order mark, or a declaration. */
const headBytes = 256

/** Turns the bytes of a document into text: UTF-8, or UTF-16 by its byte order mark. Refuses what XML does not allow. */
export class XmlDecoder {
  private readonly tell: (problem: XmlProblem) => Error
  /** The first bytes, until there are enough of them. */
  private head: Uint8Array | null = new Uint8Array()
  private decoder = new TextDecoder()

  constructor(tell: (problem: XmlProblem) => Error) {
    this.tell = tell
  }

  decode(bytes: Uint8Array): string {
    if (this.head === null) return this.decoded(bytes, true)
    this.head = Buffer.concat([this.head, bytes])
    return this.head.length < headBytes ? '' : this.begin(this.head)
  }

  end(): string {
    const first = this.head === null ? '' : this.begin(this.head)
    return first + this.decoded(new Uint8Array(), false)
  }

  private begin(head: Uint8Array): string {
    this.head = null
    this.decoder = new TextDecoder(encodingOf(head), { fatal: true })
    const text = this.decoded(head, true)
    const [, declared = 'utf-8'] = /^<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/.exec(text.slice(0, headBytes)) ?? []
    if (!/^(utf-?8|utf-?16([bl]e)?|us-ascii|ascii)$/i.test(declared)) throw this.tell('encoding')
    return text
  }

  private decoded(bytes: Uint8Array, stream: boolean): string {
    const text = this.unchecked(bytes, stream)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML does not allow.
    if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text)) throw this.tell('invalid')
    return text
  }

  private unchecked(bytes: Uint8Array, stream: boolean): string {
    try {
      return this.decoder.decode(bytes, { stream })
    } catch {
      throw this.tell('encoding')
    }
  }
}

const encodingOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}
