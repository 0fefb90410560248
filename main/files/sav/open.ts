import { isAscii } from 'node:buffer'
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { Failure } from '../../contract/failure.ts'
import type { SavOptions } from '../../contract/source.ts'
import { type ChosenEncoding, chooseEncoding } from '../encoding/choose-encoding.ts'
import { decoderFor, withoutPadding } from '../encoding/decode.ts'
import type { FileReading } from '../reading.ts'
import { extensions } from './format/layout.ts'
import { type CaseSource, findCases } from './reader/case-source.ts'
import { readCases } from './reader/cases.ts'
import { Cursor } from './reader/cursor.ts'
import { codePage, encodingName, extendedCaseCount, pairsOf, specialNumbers } from './reader/extensions.ts'
import { type ReadField, readFields } from './reader/fields.ts'
import { type Header, readHeader } from './reader/header.ts'
import { limits } from './reader/limits.ts'
import { type RawDictionary, readRecords } from './reader/records.ts'
import { responseSets, type SavResponseSet } from './reader/response-sets.ts'
import { readVariables } from './reader/variables.ts'

/** An SPSS file opened for import: its variables and cases, and what else it says of itself. */
export type SavReading = FileReading & {
  readonly encoding: ChosenEncoding
  readonly label: string
  readonly documents: readonly string[]
  /** The variable that the file is weighted by. */
  readonly weight: string | null
  readonly responseSets: readonly SavResponseSet[]
}

/**
 * Opens an SPSS system file (.sav, .zsav): reads its dictionary and enough cases to settle the encoding. Numbers come
 * as they are with system-missing as NaN, moments as days since 1970-01-01, durations as seconds, and texts without
 * the spaces behind them. User-missing values stay in the data; the rules of the variables say which they are.
 */
export const openSav = async (path: string, options: SavOptions = {}): Promise<SavReading> => {
  const handle = await openFile(path)
  try {
    const { size } = await handle.stat()
    const file = basename(path)
    if (size > limits.fileBytes) throw new Failure('file.too-large', { file, bytes: size, limit: limits.fileBytes })
    const cursor = new Cursor(handle, file, size)
    const header = await readHeader(cursor)
    const raw = await readRecords(cursor)
    const fields = readFields(raw, file)
    const source = await findCases(handle, casesAt(cursor, header, raw))
    return await describe(path, options, { header, raw, fields, source })
  } finally {
    await handle.close()
  }
}

type Parts = {
  readonly header: Header
  readonly raw: RawDictionary
  readonly fields: readonly ReadField[]
  readonly source: CaseSource
}

const openFile = async (path: string): Promise<FileHandle> => {
  const file = basename(path)
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(error.code === 'ENOENT' ? 'file.not-found' : 'file.unreadable', { file })
  })
  if ((await handle.stat()).isFile()) return handle
  await handle.close()
  throw new Failure('file.unreadable', { file })
}

/** The header's count is of 32 bits; where it does not say, a record may. */
const casesAt = (cursor: Cursor, header: Header, raw: RawDictionary) => ({
  file: cursor.file,
  size: cursor.size,
  start: cursor.position,
  littleEndian: cursor.littleEndian,
  compression: header.compression,
  bias: header.bias,
  special: specialNumbers(raw),
  slots: raw.slots,
  declared: header.cases >= 0 ? header.cases : extendedCaseCount(raw),
})

const describe = async (path: string, options: SavOptions, parts: Parts): Promise<SavReading> => {
  const { header, raw, fields, source } = parts
  const longNames = pairsOf(raw.extensions.get(extensions.longNames))
  const samples = [...dictionaryTexts(header, raw, longNames), ...(await firstTexts(path, parts))]
  const encoding = chooseEncoding(
    { requested: options.encoding, declared: encodingName(raw), codePage: codePage(raw) },
    samples.filter((text) => !isAscii(text)),
  )
  const decode = decoderFor(encoding.name)
  const { variables, nameOf, weight } = readVariables(raw, fields, {
    ...source,
    decode,
    longNames,
    weightSlot: header.weightSlot,
  })
  return {
    variables,
    declaredRows: source.declared,
    detected: [
      { name: 'encoding', value: encoding.name },
      ...(weight === null ? [] : [{ name: 'weight', value: weight }]),
    ],
    batches: (reading) => readCases({ path, source, fields, decode }, reading),
    encoding,
    label: decode(withoutPadding(header.label)),
    documents: raw.documents.map((line) => decode(withoutPadding(line))),
    weight,
    responseSets: responseSets(raw, nameOf, decode),
  }
}

const dictionaryTexts = (
  header: Header,
  raw: RawDictionary,
  longNames: ReadonlyMap<string, string>,
): readonly Buffer[] => [
  header.label,
  ...raw.documents,
  ...raw.variables.flatMap(({ label }) => label ?? []),
  ...raw.labels.flatMap(({ labels }) => labels.map(({ label }) => label)),
  ...[...longNames.values()].map((name) => Buffer.from(name, 'latin1')),
]

const sampleRows = 500

/** The texts of the first cases, as bytes. */
const firstTexts = async (path: string, { fields, source }: Parts): Promise<readonly Buffer[]> => {
  if (fields.every((field) => field.width === 0)) return []
  const decode = (bytes: Buffer) => bytes.toString('latin1')
  for await (const batch of readCases({ path, source, fields, decode, firstRows: sampleRows }))
    return batch.columns.flatMap((column) =>
      column.type === 'code' ? column.dictionary.map((text) => Buffer.from(text, 'latin1')) : [],
    )
  return []
}
