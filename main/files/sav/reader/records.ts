import { Failure } from '../../../contract/failure.ts'
import { type Format, unpackFormat } from '../format/formats.ts'
import { extensions, recordTypes, slotsOf } from '../format/layout.ts'
import type { Cursor } from './cursor.ts'
import { limits } from './limits.ts'
import type { RecordBytes } from './record-bytes.ts'

/** A variable as its record says it; texts stay bytes until the encoding is known. */
export type RawVariable = {
  readonly byte: number
  /** Place of its first 8-byte element in a case, from 0. */
  readonly slot: number
  /** 0 for a number, else the bytes of the string. */
  readonly width: number
  readonly name: Buffer
  readonly label: Buffer | null
  readonly format: Format
  /** 1 to 3 values, or -2 for a range and -3 for a range and a value. */
  readonly missingCount: number
  readonly missing: RecordBytes
}

export type RawLabel = { readonly value: Buffer; readonly label: Buffer }
export type RawLabels = { readonly labels: readonly RawLabel[]; readonly slots: readonly number[] }

/** The dictionary of a file as it stands there. */
export type RawDictionary = {
  readonly variables: readonly RawVariable[]
  readonly slots: number
  readonly labels: readonly RawLabels[]
  readonly documents: readonly Buffer[]
  readonly extensions: ReadonlyMap<number, RecordBytes>
}

/** Reads all records up to the end of the dictionary, where the cursor is left: at the first byte of the cases. */
export const readRecords = async (cursor: Cursor): Promise<RawDictionary> => {
  const reader = new RecordReader(cursor)
  while (await reader.next());
  return reader.finish()
}

const documentLineBytes = 80

class RecordReader {
  private readonly cursor: Cursor
  private readonly variables: RawVariable[] = []
  private readonly labels: RawLabels[] = []
  private readonly documents: Buffer[] = []
  private readonly extensions = new Map<number, RecordBytes>()
  private slots = 0
  private labelCount = 0
  /** Records that must still follow to hold the place of the last string's further bytes. */
  private continuations = 0

  constructor(cursor: Cursor) {
    this.cursor = cursor
  }

  /** Reads one record; false at the end of the dictionary. */
  async next(): Promise<boolean> {
    const record = await this.cursor.take(4, '?')
    const type = record.int32()
    if (this.continuations > 0 && type !== recordTypes.variable) throw record.invalid()
    if (type === recordTypes.variable) await this.readVariable()
    else if (type === recordTypes.labels) await this.readLabels()
    else if (type === recordTypes.documents) await this.readDocuments()
    else if (type === recordTypes.extension) await this.readExtension()
    else if (type === recordTypes.end) this.cursor.skip(4, '999')
    else throw record.invalid()
    return type !== recordTypes.end
  }

  finish(): RawDictionary {
    if (this.variables.length === 0) throw new Failure('sav.no-variables', { file: this.cursor.file })
    const { variables, slots, labels, documents, extensions } = this
    return { variables, slots, labels, documents, extensions }
  }

  private async readVariable(): Promise<void> {
    const byte = this.cursor.position - 4
    const record = await this.cursor.take(28, '2')
    const width = record.int32()
    const hasLabel = record.int32()
    const missingCount = record.int32()
    const format = unpackFormat(record.int32())
    record.int32()
    const name = record.take(8)
    if (width < -1 || width > 255 || (width === -1) !== this.continuations > 0) throw record.invalid()
    if (hasLabel !== 0 && hasLabel !== 1) throw record.invalid()
    if (missingCount < -3 || missingCount === -1 || missingCount > 3) throw record.invalid()
    const label = hasLabel === 1 ? await this.readVariableLabel() : null
    const missing = await this.cursor.take(8 * Math.abs(missingCount), '2')
    if (width < 0) this.continuations--
    else {
      this.continuations = slotsOf(width) - 1
      this.variables.push({ byte, slot: this.slots, width, name, label, format, missingCount, missing })
    }
    this.slots++
    this.hold(this.slots, limits.slots, '2')
    this.hold(this.variables.length, limits.variables, '2')
  }

  private async readVariableLabel(): Promise<Buffer> {
    const length = (await this.cursor.take(4, '2')).int32()
    this.hold(length, limits.labelBytes, '2')
    return (await this.cursor.take(Math.ceil(length / 4) * 4, '2')).take(length)
  }

  /** Value labels and, right behind them, the variables that they are given to. */
  private async readLabels(): Promise<void> {
    const count = await this.readCount('3', 16)
    const labels: RawLabel[] = []
    for (let i = 0; i < count; i++) labels.push(await this.readLabel())
    const next = await this.cursor.take(4, '4')
    if (next.int32() !== recordTypes.labelled) throw next.invalid()
    const slotCount = await this.readCount('4', 4)
    const record = await this.cursor.take(4 * slotCount, '4')
    const slots = Array.from({ length: slotCount }, () => record.int32() - 1)
    this.labelCount += labels.length * slotCount
    this.hold(this.labelCount, limits.labels, '4')
    this.labels.push({ labels, slots })
  }

  /** The label and its one byte of length together fill a multiple of 8 bytes. */
  private async readLabel(): Promise<RawLabel> {
    const record = await this.cursor.take(9, '3')
    const value = record.take(8)
    const length = record.byte()
    const rest = await this.cursor.take(Math.ceil((length + 1) / 8) * 8 - 1, '3')
    return { value, label: rest.take(length) }
  }

  private async readDocuments(): Promise<void> {
    const count = await this.readCount('6', documentLineBytes)
    this.hold(count, limits.documentLines, '6')
    const record = await this.cursor.take(count * documentLineBytes, '6')
    for (let i = 0; i < count; i++) this.documents.push(record.take(documentLineBytes))
  }

  /** Keeps the extensions that mean something here; of one that comes twice, the first. */
  private async readExtension(): Promise<void> {
    const head = await this.cursor.take(12, '7')
    const subtype = head.int32()
    const size = head.int32()
    const count = head.int32()
    const record = `7.${subtype}`
    if (size < 0 || count < 0) throw head.invalid()
    if (!knownExtensions.has(subtype) || this.extensions.has(subtype)) this.cursor.skip(size * count, record)
    else {
      this.hold(size * count, limits.extensionBytes, record)
      this.extensions.set(subtype, await this.cursor.take(size * count, record))
    }
  }

  /** A declared count of things that take `least` bytes each, held against what is left of the file. */
  private async readCount(record: string, least: number): Promise<number> {
    const bytes = await this.cursor.take(4, record)
    const count = bytes.int32()
    if (count < 0 || count * least > this.cursor.size - this.cursor.position) throw bytes.invalid()
    return count
  }

  private hold(count: number, limit: number, record: string): void {
    const { file, position } = this.cursor
    if (count > limit) throw new Failure('sav.over-limit', { file, byte: position, record, count, limit })
  }
}

const knownExtensions: ReadonlySet<number> = new Set(Object.values(extensions))
