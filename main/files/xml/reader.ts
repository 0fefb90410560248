import { XmlAttributes } from './attributes.ts'
import { XmlDecoder } from './decoder.ts'
import { withoutReferences } from './references.ts'

/** What is told of a document while it is read. Names come without their prefix; a text may come in several pieces. */
export type XmlHandler = {
  /** `attributes` holds only until the next element. */
  readonly open: (name: string, attributes: XmlAttributes) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

/**
 * Why a document is refused: it is not well formed or not Unicode; it has a document type, which entities and links to
 * other files hide in; its elements are too deep in one another; a tag is too long.
 */
export type XmlProblem = 'invalid' | 'encoding' | 'doctype' | 'tooDeep' | 'tooLong'

export const xmlLimits = { depth: 64, tagLength: 2 ** 20 } as const

/**
 * Reads XML piece by piece and tells a handler of it, with bounded memory. No document types, no entities but the five
 * of XML itself, nothing from outside. `tell` makes the failure of a problem, which is thrown.
 */
export class XmlReader {
  private readonly handler: XmlHandler
  private readonly tell: (problem: XmlProblem) => Error
  private readonly decoder: XmlDecoder
  private readonly attributes: XmlAttributes
  private readonly names: string[] = []
  private hasRoot = false
  /** What of the document is read but not yet told. */
  private rest = ''

  constructor(handler: XmlHandler, tell: (problem: XmlProblem) => Error) {
    this.handler = handler
    this.tell = tell
    this.decoder = new XmlDecoder(tell)
    this.attributes = new XmlAttributes(tell)
  }

  write(bytes: Uint8Array): void {
    this.read(this.rest + this.decoder.decode(bytes), false)
  }

  end(): void {
    this.read(this.rest + this.decoder.end(), true)
    if (this.rest !== '' || this.names.length > 0 || !this.hasRoot) throw this.tell('invalid')
  }

  private read(document: string, isEnd: boolean): void {
    let at = 0
    while (at < document.length) {
      const next =
        document.charCodeAt(at) === openBracket ? this.readMarkup(document, at) : this.readText(document, at, isEnd)
      if (next < 0) break
      at = next
    }
    this.rest = document.slice(at)
    if (this.rest.length > xmlLimits.tagLength) throw this.tell('tooLong')
  }

  /** Each of these gives the place behind what it read, or -1 when that is not complete yet. */
  private readText(document: string, at: number, isEnd: boolean): number {
    let end = document.indexOf('<', at)
    if (end < 0) end = isEnd ? document.length : beforeReference(document, at)
    const raw = document.slice(at, end)
    if (this.names.length > 0) this.handler.text(this.plain(raw))
    else if (raw.trim() !== '') throw this.tell('invalid')
    return end === at ? -1 : end
  }

  private readMarkup(document: string, at: number): number {
    if (at + 1 === document.length) return -1
    switch (document.charCodeAt(at + 1)) {
      case slash:
        return this.readClose(document, at)
      case exclamation:
        return this.readDeclaration(document, at)
      case question:
        return behind(document, '?>', at)
      default:
        return this.readOpen(document, at)
    }
  }

  private readClose(document: string, at: number): number {
    const end = document.indexOf('>', at)
    if (end < 0) return -1
    const name = this.names.pop()
    if (name === undefined || !document.startsWith(name, at + 2)) throw this.tell('invalid')
    const nameEnd = at + 2 + name.length
    if (nameEnd !== end && document.slice(nameEnd, end).trim() !== '') throw this.tell('invalid')
    this.handler.close(localName(name))
    return end + 1
  }

  private readOpen(document: string, at: number): number {
    const { attributes } = this
    const end = attributes.read(document, at + 1)
    if (end < 0) return -1
    const { element } = attributes
    if (this.names.length === 0 && this.hasRoot) throw this.tell('invalid')
    if (this.names.length >= xmlLimits.depth) throw this.tell('tooDeep')
    this.hasRoot = true
    const name = localName(element)
    this.handler.open(name, attributes)
    if (document.charCodeAt(end - 2) === slash) this.handler.close(name)
    else this.names.push(element)
    return end
  }

  private readDeclaration(document: string, at: number): number {
    if (document.startsWith('<!--', at)) return behind(document, '-->', at + 4)
    if (document.startsWith('<![CDATA[', at)) {
      const end = behind(document, ']]>', at)
      if (end < 0) return -1
      if (this.names.length === 0) throw this.tell('invalid')
      this.handler.text(document.slice(at + '<![CDATA['.length, end - ']]>'.length))
      return end
    }
    const begin = document.slice(at, at + '<![CDATA['.length)
    if ('<!--'.startsWith(begin) || '<![CDATA['.startsWith(begin)) return -1
    throw this.tell('<!DOCTYPE'.startsWith(begin.toUpperCase()) ? 'doctype' : 'invalid')
  }

  private plain(raw: string): string {
    const text = withoutReferences(raw)
    if (text === null) throw this.tell('invalid')
    return text
  }
}

const [openBracket, slash, exclamation, question] = [0x3c, 0x2f, 0x21, 0x3f]

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const behind = (document: string, mark: string, at: number): number => {
  const found = document.indexOf(mark, at)
  return found < 0 ? -1 : found + mark.length
}

const longestReference = 12

/** The end of the text from `at` on, before a reference that is not complete yet. */
const beforeReference = (document: string, at: number): number => {
  const found = document.indexOf('&', Math.max(at, document.length - longestReference))
  return found < 0 || document.includes(';', found) ? document.length : found
}
