import { Failure } from '../../../contract/failure.ts'
import { type Batch, batchRows } from '../../../core/data/batch.ts'
import type { Decoder } from '../../encoding/decode.ts'
import { withFile } from '../../file-bytes.ts'
import type { ReadingOptions } from '../../reading.ts'
import { TextBudget } from '../../text-codes.ts'
import { dtaLimits } from '../limits.ts'
import { type ColumnReader, letterReader, longTextReader, numberReader, textReader } from './columns.ts'
import type { Content } from './content.ts'
import { Cursor } from './cursor.ts'
import type { RawVariable } from './dictionary.ts'
import { longTextBytes } from './long-texts.ts'
import { rowBlocks } from './row-blocks.ts'
import type { Survey } from './survey.ts'

/** What the rows of a file are read with. */
export type RowReading = {
  readonly content: Content
  /** A variable with letters gets a second column, which holds them. */
  readonly survey: Survey
  readonly decode: Decoder
  /** Rows in the first batch at most; left out, as many as a batch may have. */
  readonly firstRows?: number
}

/** The rows from the first to the last, in batches. */
export async function* readRows(reading: RowReading, options: ReadingOptions = {}): AsyncGenerator<Batch> {
  const { content, firstRows } = reading
  const readers = await readersOf(reading)
  const most = Math.min(batchRows, Math.max(1, Math.floor(dtaLimits.batchCells / readers.length)))
  let left = content.dictionary.header.rows
  const begin = (limit: number): Batch => {
    const rows = Math.min(left, limit)
    return { rows, columns: readers.map((reader) => reader.begin(rows)) }
  }
  let batch = begin(Math.min(most, firstRows ?? most))
  let filled = 0
  for await (const block of rowBlocks(content, options, () => batch.rows - filled)) {
    for (const reader of readers) reader.fill(block, filled)
    filled += block.rows
    left -= block.rows
    if (filled < batch.rows) continue
    yield batch
    batch = begin(most)
    filled = 0
  }
}

const readersOf = async (reading: RowReading): Promise<ColumnReader[]> => {
  const { content, survey, decode } = reading
  const { stamp, dictionary, littleEndian } = content
  const { rowBytes } = dictionary
  const budget = newBudget(stamp.file)
  const longTexts = await readLongTexts(content, decode)
  const lostIn = ({ name }: RawVariable) => {
    const variable = decode(name)
    return (row: number) => new Failure('dta.long-text-missing', { file: stamp.file, variable, row })
  }
  return dictionary.variables.flatMap((variable, i): ColumnReader[] => {
    const { storage, format } = variable
    const place = { at: variable.at, rowBytes, littleEndian }
    if (storage.kind === 'text') return [textReader(variable, rowBytes, decode, budget)]
    if (storage.kind === 'longText')
      return [longTextReader(place, survey.references, longTexts, lostIn(variable), budget)]
    const numbers = numberReader(storage, format, place)
    return survey.letters[i] === 0 ? [numbers] : [numbers, letterReader(storage, place)]
  })
}

const readLongTexts = (
  { stamp, longTexts, littleEndian }: Content,
  decode: Decoder,
): Promise<ReadonlyMap<string, string>> =>
  withFile(stamp, async (handle) => {
    const cursor = new Cursor(handle, stamp, littleEndian)
    const budget = newBudget(stamp.file)
    const texts = new Map<string, string>()
    for await (const { key, bytes } of longTextBytes(cursor, longTexts)) {
      const text = decode(bytes)
      budget.add(text.length)
      texts.set(key, text)
    }
    return texts
  })

const newBudget = (file: string): TextBudget =>
  new TextBudget(dtaLimits.textLength, () => new Failure('dta.too-much-text', { file, limit: dtaLimits.textLength }))
