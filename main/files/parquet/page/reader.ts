import type { FileHandle } from 'node:fs/promises'
import type { CompressionCodec, Encoding, PageHeader } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'
import { Failure } from '../../../contract/failure.ts'
import { type FileStamp, readAt } from '../../file-bytes.ts'
import type { Chunk, ParquetColumn } from '../columns.ts'
import { parquetLimits } from '../limits.ts'
import type { PageBudget } from './budget.ts'
import { expand, UnknownCodec } from './expand.ts'
import { type Bytes, DamagedPage, readHybrid } from './hybrid.ts'
import { UnknownEncoding } from './values.ts'

/** A page as it stands in the file, expanded. */
export type Page = {
  readonly isDictionary: boolean
  /** Values with the blank ones. */
  readonly count: number
  readonly encoding: Encoding
  /** For each value whether it is there; null when all are. */
  readonly present: Uint8Array | null
  readonly values: Bytes
  /** Where the page begins in the file. */
  readonly byte: number
}

const [usualHeaderBytes, mostHeaderBytes] = [2 ** 14, 2 ** 20]

/** The pages of a chunk from the first to the last. */
export class PageReader {
  private at: number
  private readonly handle: FileHandle
  private readonly stamp: FileStamp
  private readonly column: ParquetColumn
  private readonly chunk: Chunk
  private readonly budget: PageBudget

  constructor(handle: FileHandle, stamp: FileStamp, column: ParquetColumn, chunk: Chunk, budget: PageBudget) {
    this.at = chunk.start
    this.handle = handle
    this.stamp = stamp
    this.column = column
    this.chunk = chunk
    this.budget = budget
  }

  async next(): Promise<Page> {
    const byte = this.at
    const { header, bytes } = await this.readHeader()
    const packed = header.compressed_page_size
    const expanded = header.uncompressed_page_size
    this.at += bytes
    if (!isSize(packed) || !isSize(expanded) || packed > this.chunk.end - this.at) throw this.damaged(byte)
    if (expanded > parquetLimits.pageBytes) throw this.tooLarge(expanded)
    this.budget.expand(expanded)
    const body = await readAt(this.handle, this.at, packed, this.stamp.file)
    this.at += packed
    return this.orFailure(byte, () => pageOf(header, body, this.chunk.codec, this.column.definitionLevel, byte))
  }

  /** Does `work` on what a page holds; what is wrong with it becomes a failure that says where. */
  orFailure<Result>(byte: number, work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      const { file } = this.stamp
      const variable = this.column.name
      if (error instanceof DamagedPage) throw this.damaged(byte)
      if (error instanceof UnknownCodec)
        throw new Failure('parquet.unsupported-coding', { file, variable, coding: this.chunk.codec })
      if (error instanceof UnknownEncoding)
        throw new Failure('parquet.unsupported-coding', { file, variable, coding: error.message })
      throw error
    }
  }

  damaged(byte: number): Failure {
    return new Failure('parquet.invalid-page', { file: this.stamp.file, variable: this.column.name, byte })
  }

  private async readHeader(): Promise<{ header: PageHeader; bytes: number }> {
    for (let length = usualHeaderBytes; ; length = mostHeaderBytes) {
      const count = Math.min(length, this.chunk.end - this.at)
      const window = await readAt(this.handle, this.at, count, this.stamp.file)
      const reader = { view: new DataView(window.buffer, window.byteOffset, window.length), offset: 0 }
      try {
        return { header: parquetHeader(reader), bytes: reader.offset }
      } catch {
        // Whatever the parser throws of a header that is there whole means that it is damaged.
        if (count < length || length === mostHeaderBytes) throw this.damaged(this.at)
      }
    }
  }

  private tooLarge(bytes: number): Failure {
    const { file } = this.stamp
    return new Failure('parquet.too-large', { file, variable: this.column.name, bytes, limit: parquetLimits.pageBytes })
  }
}

const isSize = (size: unknown): size is number => typeof size === 'number' && Number.isInteger(size) && size >= 0

const pageOf = (header: PageHeader, body: Buffer, codec: CompressionCodec, level: number, byte: number): Page => {
  const { type, uncompressed_page_size: length } = header
  const [first, second, dictionary] = [
    header.data_page_header,
    header.data_page_header_v2,
    header.dictionary_page_header,
  ]
  if (type === 'DICTIONARY_PAGE' && dictionary !== undefined) {
    const bytes = expand(body, codec, length)
    const values = { bytes, at: 0, end: bytes.length }
    return {
      isDictionary: true,
      count: sound(dictionary.num_values),
      encoding: dictionary.encoding,
      present: null,
      values,
      byte,
    }
  }
  if (type === 'DATA_PAGE' && first !== undefined) {
    const bytes = expand(body, codec, length)
    const values = { bytes, at: 0, end: bytes.length }
    const count = sound(first.num_values)
    if (level > 0 && first.definition_level_encoding !== 'RLE')
      throw new UnknownEncoding(first.definition_level_encoding)
    const present = level === 0 ? null : presentIn(levelsOf(values), level, count)
    return { isDictionary: false, count, encoding: first.encoding, present, values, byte }
  }
  if (type !== 'DATA_PAGE_V2' || second === undefined) throw new DamagedPage()
  return secondPage(second, body, { codec, length, level, byte })
}

type PageContext = {
  readonly codec: CompressionCodec
  readonly length: number
  readonly level: number
  readonly byte: number
}

/** Of the second version the levels stand in front of what is compressed. */
const secondPage = (
  header: NonNullable<PageHeader['data_page_header_v2']>,
  body: Buffer,
  context: PageContext,
): Page => {
  const { codec, length, level, byte } = context
  const count = sound(header.num_values)
  const levelBytes = sound(header.definition_levels_byte_length)
  if (header.repetition_levels_byte_length !== 0 || levelBytes > Math.min(body.length, length)) throw new DamagedPage()
  const rest = body.subarray(levelBytes)
  const bytes = header.is_compressed === false ? rest : expand(rest, codec, length - levelBytes)
  const present = level === 0 ? null : presentIn({ bytes: body, at: 0, end: levelBytes }, level, count)
  const values = { bytes, at: 0, end: bytes.length }
  return { isDictionary: false, count, encoding: header.encoding, present, values, byte }
}

const sound = (count: unknown): number => {
  if (!isSize(count) || count > parquetLimits.pageValues) throw new DamagedPage()
  return count
}

/** The levels in front of the values, with their length; goes on behind them. */
const levelsOf = (values: Bytes): Bytes => {
  if (values.end < 4) throw new DamagedPage()
  const at = 4
  const end = at + values.bytes.readUInt32LE(0)
  if (end > values.end) throw new DamagedPage()
  values.at = end
  return { bytes: values.bytes.subarray(0, end), at, end }
}

const presentIn = (levels: Bytes, level: number, count: number): Uint8Array | null => {
  const width = 32 - Math.clz32(level)
  let isWhole = true
  const present = Uint8Array.from(readHybrid(levels, width, count), (found) => {
    if (found > level) throw new DamagedPage()
    if (found < level) isWhole = false
    return found === level ? 1 : 0
  })
  return isWhole ? null : present
}
