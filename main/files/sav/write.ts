import type { FileHandle } from 'node:fs/promises'
import type { Variable } from '../../contract/codebook.ts'
import type { Language } from '../../contract/text.ts'
import type { Columns } from '../../core/data/column.ts'
import { writePartsAtomically } from '../atomic-write.ts'
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
  const encoder = encoderFor(content.encoding ?? 'utf-8')
  const dictionary: SavDictionary = {
    fields: fieldsOf(content.variables, content.columns, encoder),
    rows: content.columns.rows,
    compression: content.zsav ? compressions.zlib : compressions.bytecode,
    encoder,
    language: content.language ?? 'es',
    label: content.label ?? '',
    documents: content.documents ?? [],
    weight: content.weight ?? null,
  }
  await writePartsAtomically(path, (file) => writeDictionaryAndCases(file, dictionary))
}

const writeDictionaryAndCases = async (file: FileHandle, dictionary: SavDictionary): Promise<void> => {
  const start = dictionaryBytes(dictionary)
  await file.writeFile(start)
  const cases = caseBlocks(dictionary.fields, dictionary.rows, dictionary.encoder)
  if (dictionary.compression === compressions.zlib) await writeCompressed(file, start.length, cases)
  else for (const block of cases) await file.writeFile(block)
}

const writeCompressed = async (file: FileHandle, start: number, cases: Iterable<Buffer>): Promise<void> => {
  const zlib = new ZlibCases(start)
  await file.writeFile(Buffer.alloc(zlibHeadBytes))
  for (const block of cases) for (const compressed of zlib.add(block)) await file.writeFile(compressed)
  for (const last of zlib.end()) await file.writeFile(last)
  await file.write(zlib.head(), 0, zlibHeadBytes, start)
}
