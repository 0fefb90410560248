import type { FileHandle } from 'node:fs/promises'
import type { Variable } from '../../contract/codebook.ts'
import type { Language } from '../../contract/text.ts'
import type { Columns } from '../../core/data/column.ts'
import { writePartsAtomically } from '../atomic-write.ts'
import type { Sink } from '../sink.ts'
import { encoderFor, type SavEncoding } from './encode.ts'
import { compressions, zlibHeadBytes } from './format/layout.ts'
import { caseBlocks } from './writer/cases.ts'
import { dictionaryBytes, type SavDictionary } from './writer/dictionary.ts'
import { fieldsOf } from './writer/fields.ts'
import { ZlibCases } from './writer/zlib.ts'

export type SavContent = {
  /** What to write, in this order; each has its column in `columns` by name. Dates are days since 1970-01-01. */
  readonly variables: readonly Variable[]
  readonly columns: Columns
  /** UTF-8 unless said; a character that windows-1252 does not have is a failure. */
  readonly encoding?: SavEncoding
  /** Compressed with zlib, which SPSS reads from version 21 on. */
  readonly zsav?: boolean
  /** The language of the labels; Spanish unless said. */
  readonly language?: Language
  /** The title of the file, up to 64 bytes. */
  readonly label?: string
  /** Notes on the file, lines of up to 80 bytes. */
  readonly documents?: readonly string[]
  /** The variable that SPSS weights by. */
  readonly weight?: string
}

/**
 * Writes an SPSS system file; it appears under `path` only when it is whole. The same content gives the same bytes.
 * Labels longer than SPSS takes are cut (variables 255 bytes, values 120); names that SPSS does not accept are mended.
 */
export const writeSav = async (path: string, content: SavContent): Promise<void> => {
  const dictionary = dictionaryOf(content)
  await writePartsAtomically(path, (file) => writeDictionaryAndCases(file, dictionary))
}

/** The same into any sink; not compressed with zlib, which must go back to the head of the file. */
export const writeSavTo = (sink: Sink, content: Omit<SavContent, 'zsav'>): Promise<void> => {
  return writeRecords(sink, dictionaryOf(content))
}

const dictionaryOf = (content: SavContent): SavDictionary => {
  const encoder = encoderFor(content.encoding ?? 'utf-8')
  return {
    fields: fieldsOf(content.variables, content.columns, encoder),
    rows: content.columns.rows,
    compression: content.zsav ? compressions.zlib : compressions.bytecode,
    encoder,
    language: content.language ?? 'es',
    label: content.label ?? '',
    documents: content.documents ?? [],
    weight: content.weight ?? null,
  }
}

const writeDictionaryAndCases = async (file: FileHandle, dictionary: SavDictionary): Promise<void> => {
  if (dictionary.compression !== compressions.zlib) return writeRecords(file, dictionary)
  const start = dictionaryBytes(dictionary)
  await file.writeFile(start)
  await writeCompressed(file, start.length, caseBlocks(dictionary.fields, dictionary.rows, dictionary.encoder))
}

const writeRecords = async (sink: Sink, dictionary: SavDictionary): Promise<void> => {
  await sink.writeFile(dictionaryBytes(dictionary))
  const blocks = caseBlocks(dictionary.fields, dictionary.rows, dictionary.encoder)
  for (const block of blocks) await sink.writeFile(block)
}

const writeCompressed = async (file: FileHandle, start: number, cases: Iterable<Buffer>): Promise<void> => {
  const zlib = new ZlibCases(start)
  await file.writeFile(Buffer.alloc(zlibHeadBytes))
  for (const block of cases) for (const compressed of zlib.add(block)) await file.writeFile(compressed)
  for (const last of zlib.end()) await file.writeFile(last)
  await file.write(zlib.head(), 0, zlibHeadBytes, start)
}
