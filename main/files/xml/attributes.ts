import type { XmlProblem } from './reader.ts'
import { withoutReferences } from './references.ts'

const mostAttributes = 256
const longestValue = 65_536

/** The name and the attributes of the element that was read last. */
export class XmlAttributes {
  /** The element's name with its prefix. */
  element = ''
  private count = 0
  private readonly names: string[] = []
  private readonly values: string[] = []
  private readonly tell: (problem: XmlProblem) => Error

  constructor(tell: (problem: XmlProblem) => Error) {
    this.tell = tell
  }

  /** The value of the attribute with this name, whatever its prefix. */
  get(name: string): string | undefined {
    for (let i = 0; i < this.count; i++) {
      const found = this.names[i] as string
      if (found === name || (found.endsWith(name) && found.charCodeAt(found.length - name.length - 1) === colon))
        return this.plain(this.values[i] as string)
    }
    return undefined
  }

  /** Reads a start tag from its name on; gives the place behind it, or -1 when it is not complete. */
  read(document: string, start: number): number {
    let at = nameEnd(document, start)
    if (at === start) throw this.tell('invalid')
    this.element = document.slice(start, at)
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
    let at = nameEnd(document, start)
    const name = document.slice(start, at)
    while (isSpace(document.charCodeAt(at))) at++
    if (at >= document.length) return -1
    if (document.charCodeAt(at) !== equals || name === '') throw this.tell('invalid')
    at++
    while (isSpace(document.charCodeAt(at))) at++
    if (at >= document.length) return -1
    const quote = document.charCodeAt(at)
    if (quote !== doubleQuote && quote !== singleQuote) throw this.tell('invalid')
    const end = document.indexOf(quote === doubleQuote ? '"' : "'", at + 1)
    if (end < 0) return -1
    if (end - at > longestValue) throw this.tell('tooLong')
    this.add(name, document.slice(at + 1, end))
    return end + 1
  }

  private add(name: string, value: string): void {
    for (let i = 0; i < this.count; i++) if (this.names[i] === name) throw this.tell('invalid')
    if (this.count === mostAttributes) throw this.tell('tooLong')
    this.names[this.count] = name
    this.values[this.count++] = value
  }

  private plain(raw: string): string {
    const value = withoutReferences(raw)
    if (value === null || raw.includes('<')) throw this.tell('invalid')
    return value
  }
}

const [equals, doubleQuote, singleQuote, slash, closeBracket, colon] = [0x3d, 0x22, 0x27, 0x2f, 0x3e, 0x3a]

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d

const nameEnd = (document: string, start: number): number => {
  let at = start
  for (; at < document.length; at++) {
    const code = document.charCodeAt(at)
    if (
      isSpace(code) ||
      code === equals ||
      code === slash ||
      code === closeBracket ||
      code === doubleQuote ||
      code === 0x3c
    )
      break
  }
  return at
}
