import { Failure } from '../../contract/failure.ts'
import { type Cell, Digits, numberCell, type RowCells } from '../cells/cell.ts'
import { cellLimits } from '../cells/limits.ts'
import { jsonlLimits } from './limits.ts'
import type { NameNode, Names } from './names.ts'

/**
 * Reads lines of JSON (RFC 8259) as rows of cells. Values of an object inside an object become cells under both names;
 * lists stay as the text they are written in. Numbers keep all their digits. A name that comes twice in an object is
 * refused, because there is no telling which value is meant, and so are `__proto__` and what is too deep or too long.
 */
export class LineParser {
  private readonly file: string
  private readonly names: Names
  private line = ''
  private at = 0
  private row = 0
  private columns: number[] = []
  private cells: Cell[] = []

  constructor(file: string, names: Names) {
    this.file = file
    this.names = names
  }

  /** The cells of a line; null for a line of blanks alone. */
  parse(line: string, row: number): RowCells | null {
    this.line = line
    this.at = 0
    this.row = row
    this.names.turn++
    this.columns = []
    this.cells = []
    this.skipBlanks()
    if (this.at === line.length) return null
    if (this.code() !== openBrace) throw new Failure('jsonl.not-object', { file: this.file, row })
    this.readObject(this.names.root, 1)
    this.skipBlanks()
    if (this.at < line.length) throw this.invalid()
    return { columns: this.columns, cells: this.cells }
  }

  private readObject(parent: NameNode, depth: number): void {
    this.descend(depth)
    if (this.skipTo(closeBrace)) return
    do {
      const start = this.at
      const node = this.nodeOf(parent, this.readName(), start)
      this.expect(colon)
      if (this.code() === openBrace) this.readObject(node, depth + 1)
      else this.keep(node, this.readValue(depth))
    } while (this.hasNext(closeBrace))
  }

  private nodeOf(parent: NameNode, name: string, start: number): NameNode {
    const place = { file: this.file, row: this.row, column: start + 1 }
    if (name === '__proto__') throw new Failure('jsonl.forbidden-name', place)
    const node = this.names.under(parent, name)
    if (node === null) throw new Failure('jsonl.too-many-names', { ...place, limit: jsonlLimits.names })
    if (node.turn === this.names.turn) throw new Failure('jsonl.repeated-name', place)
    node.turn = this.names.turn
    return node
  }

  private keep(node: NameNode, cell: Cell): void {
    this.columns.push(this.names.columnOf(node))
    this.cells.push(cell)
  }

  private readValue(depth: number): Cell {
    const start = this.at
    switch (this.code()) {
      case quote:
        return this.readText()
      case openBracket:
        this.skipList(depth + 1)
        return this.checked(this.line.slice(start, this.at), start)
      case letterT:
        return this.readWord('true', true)
      case letterF:
        return this.readWord('false', false)
      case letterN:
        return this.readWord('null', undefined)
      default:
        return this.readNumber()
    }
  }

  /** Goes over a list, or over an object in one, without keeping anything but its place. */
  private skipList(depth: number): void {
    this.descend(depth)
    if (this.skipTo(closeBracket)) return
    do this.skipValue(depth)
    while (this.hasNext(closeBracket))
  }

  private skipObject(depth: number): void {
    this.descend(depth)
    if (this.skipTo(closeBrace)) return
    do {
      this.readName()
      this.expect(colon)
      this.skipValue(depth)
    } while (this.hasNext(closeBrace))
  }

  private skipValue(depth: number): void {
    if (this.code() === openBrace) this.skipObject(depth + 1)
    else this.readValue(depth)
  }

  /** Goes into an object or a list. */
  private descend(depth: number): void {
    if (depth > jsonlLimits.depth)
      throw new Failure('jsonl.too-deep', { file: this.file, row: this.row, limit: jsonlLimits.depth })
    this.at++
    this.skipBlanks()
  }

  private skipTo(end: number): boolean {
    if (this.code() !== end) return false
    this.at++
    return true
  }

  /** True behind a comma, false behind the end of an object or a list. */
  private hasNext(end: number): boolean {
    this.skipBlanks()
    if (this.skipTo(end)) return false
    this.expect(comma)
    return true
  }

  private readName(): string {
    const start = this.at
    if (this.code() !== quote) throw this.invalid()
    const name = this.readText()
    if (name.length > jsonlLimits.nameLength) throw this.tooLong(start, jsonlLimits.nameLength)
    return name
  }

  private readText(): string {
    const start = this.at
    let hasEscapes = false
    for (this.at++; this.code() !== quote; this.at++) {
      const code = this.code()
      if (!(code >= space)) throw this.invalid()
      if (code !== backslash) continue
      hasEscapes = true
      this.at++
    }
    this.at++
    const text = hasEscapes ? this.unescaped(start) : this.line.slice(start + 1, this.at - 1)
    return this.checked(text, start)
  }

  private unescaped(start: number): string {
    try {
      return JSON.parse(this.line.slice(start, this.at)) as string
    } catch {
      this.at = start
      throw this.invalid()
    }
  }

  private readNumber(): Cell {
    number.lastIndex = this.at
    const [text] = number.exec(this.line) ?? []
    if (text === undefined) throw this.invalid()
    this.at += text.length
    return numberCell(text) ?? new Digits(text)
  }

  private readWord(word: string, value: Cell): Cell {
    if (!this.line.startsWith(word, this.at)) throw this.invalid()
    this.at += word.length
    return value
  }

  private checked(text: string, start: number): string {
    if (text.length > cellLimits.cellLength) throw this.tooLong(start, cellLimits.cellLength)
    return text
  }

  private expect(code: number): void {
    this.skipBlanks()
    if (this.code() !== code) throw this.invalid()
    this.at++
    this.skipBlanks()
  }

  private skipBlanks(): void {
    for (;;) {
      const code = this.code()
      if (code !== space && code !== tab && code !== carriageReturn) return
      this.at++
    }
  }

  /** The character that comes next; NaN at the end. */
  private code(): number {
    return this.line.charCodeAt(this.at)
  }

  private invalid(): Failure {
    return new Failure('jsonl.invalid', { file: this.file, row: this.row, column: this.at + 1 })
  }

  private tooLong(start: number, limit: number): Failure {
    return new Failure('jsonl.text-too-long', { file: this.file, row: this.row, column: start + 1, limit })
  }
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

const [space, tab, carriageReturn] = [0x20, 0x09, 0x0d]
const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a]
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d]
const [letterT, letterF, letterN] = [0x74, 0x66, 0x6e]
