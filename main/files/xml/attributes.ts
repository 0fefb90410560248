import type { XmlProblem } from './reader.ts'
import { withoutReferences } from './references.ts'

const mostAttributes = 256
const longestValue = 65_536

/** The name and the attributes of the element that was read last. They are cut out only when they are asked for. */
export class XmlAttributes {
  /** The element's name with its prefix. */
  element = ''
  private document = ''
  private count = 0
  /** For each attribute where its name and its value begin and end. */
  private readonly places = new Int32Array(4 * mostAttributes)
  private readonly tell: (problem: XmlProblem) => Error

  constructor(tell: (problem: XmlProblem) => Error) {
    this.tell = tell
  }

  /** The value of the attribute with this name, whatever its prefix. */
  get(name: string): string | undefined {
    for (let i = 0; i < 4 * this.count; i += 4) {
      const end = this.places[i + 1] as number
      const start = end - name.length
      const isWhole = start === this.places[i] || this.document.charCodeAt(start - 1) === colon
      if (start < (this.places[i] as number) || !isWhole || !this.document.startsWith(name, start)) continue
      return this.plain(this.document.slice(this.places[i + 2], this.places[i + 3]))
    }
    return undefined
  }

  /** Reads a start tag from its name on; gives the place behind it, or -1 when it is not complete. */
  read(document: string, start: number): number {
    let at = nameEnd(document, start)
    if (at === start) throw this.tell('invalid')
    this.element = document.slice(start, at)
    this.document = document
    this.count = 0
    for (;;) {
      while (isSpace(document.charCodeAt(at))) at++
      const code = document.charCodeAt(at)
      if (code === closeBracket) return at + 1
      if (code === slash) {
        if (at + 1 >= document.length) return -1
        if (document.charCodeAt(at + 1) !== closeBracket) throw this.tell('invalid')
        return at + 2
      }
      if (at >= document.length) return -1
      at = this.readAttribute(document, at)
      if (at < 0) return -1
    }
  }

  private readAttribute(document: string, start: number): number {
    const end = nameEnd(document, start)
    let at = end
    while (isSpace(document.charCodeAt(at))) at++
    if (at >= document.length) return -1
    if (document.charCodeAt(at) !== equals || end === start) throw this.tell('invalid')
    at++
    while (isSpace(document.charCodeAt(at))) at++
    if (at >= document.length) return -1
    const quote = document.charCodeAt(at)
    if (quote !== doubleQuote && quote !== singleQuote) throw this.tell('invalid')
    const stop = document.indexOf(quote === doubleQuote ? '"' : "'", at + 1)
    if (stop < 0) return -1
    if (stop - at > longestValue || this.count === mostAttributes) throw this.tell('tooLong')
    this.refuseDoubled(document, start, end)
    const place = 4 * this.count++
    this.places[place] = start
    this.places[place + 1] = end
    this.places[place + 2] = at + 1
    this.places[place + 3] = stop
    return stop + 1
  }

  private refuseDoubled(document: string, start: number, end: number): void {
    for (let i = 0; i < 4 * this.count; i += 4) {
      const other = this.places[i] as number
      let at = 0
      while (start + at < end && document.charCodeAt(start + at) === document.charCodeAt(other + at)) at++
      if (start + at === end && other + at === this.places[i + 1]) throw this.tell('invalid')
    }
  }

  private plain(raw: string): string {
    const value = withoutReferences(raw)
    if (value === null || raw.includes('<')) throw this.tell('invalid')
    return value
  }
}

const [equals, doubleQuote, singleQuote, slash] = [0x3d, 0x22, 0x27, 0x2f]
const [openBracket, closeBracket, colon] = [0x3c, 0x3e, 0x3a]

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d

const nameEnd = (document: string, start: number): number => {
  for (let at = start; at < document.length; at++) {
    const code = document.charCodeAt(at)
    if (isSpace(code) || code === equals || code === slash || code === closeBracket) return at
    if (code === doubleQuote || code === openBracket) return at
  }
  return document.length
}
