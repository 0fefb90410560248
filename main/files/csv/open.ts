import type { Variable } from '../../contract/codebook.ts'
import { Failure } from '../../contract/failure.ts'
import type { CsvOptions } from '../../contract/source.ts'
import { type Batch, type BatchColumn, batchRows } from '../../core/data/batch.ts'
import type { ColumnType } from '../../core/intake/column-type.ts'
import type { FileReading, ReadingOptions } from '../reading.ts'
import { Dictionary, fillCodes, type TextBudget } from './dictionary.ts'
import { cellDecoder } from './encoding.ts'
import { fillNumbers } from './fill-numbers.ts'
import { guessesOf } from './guesses.ts'
import type { Records } from './records.ts'
import { recordsFrom } from './source.ts'
import { type Survey, surveyCsv } from './survey.ts'
import { blankWordsOf } from './tally.ts'

/**
 * Opens a CSV file for import. The whole file is read once here, to settle encoding and types by every cell and to
 * refuse what is broken before anything is written, and again by each call of `batches`, with bounded memory: the
 * file's pieces, one batch and the distinct texts. Numbers are doubles nearest to what the cells say, texts stay as
 * they stand; a cell that is empty, of blanks alone or (in a column of numbers) a word for blank is a blank.
 */
export const openCsv = async (
  path: string,
  options: CsvOptions = {},
  reading: ReadingOptions = {},
): Promise<FileReading> => {
  const survey = await surveyCsv(path, options, reading)
  if (survey.refused) throw survey.refused
  return {
    variables: variablesOf(survey),
    declaredRows: survey.measured.rows,
    batches: (again = {}) => readBatches(survey, again),
  }
}

const variablesOf = (survey: Survey): Variable[] => {
  const guesses = guessesOf(survey)
  return survey.columns.names.map((name, column) => {
    const isNumber = survey.types[column]?.type === 'number'
    const header = survey.header[column]?.trim() ?? ''
    return {
      name,
      ...(header !== '' && header !== name ? { label: header } : {}),
      kind: guesses[column]?.kind ?? 'text',
      storage: isNumber ? 'number' : 'code',
      categories: [],
      missing: isNumber
        ? []
        : blankWordsOf(survey.measured.tally, column).map((code) => ({ code, reason: 'system' as const })),
      source: `${survey.source.stamp.file}: ${header === '' ? column + 1 : header}`,
    }
  })
}

/** Fills the cells of one column in the records [from, to) into the batch from row `at` on. */
type ColumnReader = {
  readonly newBatch: (rows: number) => BatchColumn
  readonly fill: (records: Records, range: { from: number; to: number }, at: number) => void
}

async function* readBatches(survey: Survey, reading: ReadingOptions): AsyncGenerator<Batch> {
  const budget: TextBudget = { file: survey.source.stamp.file, used: 0 }
  const readers = survey.types.map((type, column) => readerOf(survey, type, column, budget))
  const begin = (rows: number): Batch => ({ rows, columns: readers.map(({ newBatch }) => newBatch(rows)) })
  let skip = survey.measured.skipped
  let left = survey.measured.rows
  let batch = begin(Math.min(left, batchRows))
  let filled = 0
  for await (const records of recordsFrom(survey.source, reading)) {
    let from = Math.min(skip, records.count)
    skip -= from
    while (from < records.count && left > 0) {
      const to = Math.min(records.count, from + batch.rows - filled)
      for (const reader of readers) reader.fill(records, { from, to }, filled)
      filled += to - from
      left -= to - from
      from = to
      if (filled < batch.rows) continue
      yield batch
      batch = begin(Math.min(left, batchRows))
      filled = 0
    }
  }
}

const readerOf = (survey: Survey, { type, decimal }: ColumnType, column: number, budget: TextBudget): ColumnReader => {
  const decode = cellDecoder(survey.encoding)
  if (type === 'text') return codeReader(new Dictionary(decode, budget), column)
  const cells = { column, decimal: decimal ?? '.', decode }
  let values = new Float64Array(0)
  return {
    newBatch: (rows) => {
      values = new Float64Array(rows)
      return { type: 'number', values }
    },
    fill: (records, range, at) => {
      const bad = fillNumbers(cells, records, range, values, at)
      if (bad < 0) return
      const variable = survey.columns.names[column] as string
      throw new Failure('csv.not-a-number', { file: budget.file, variable, row: records.rows[bad] as number, cells: 1 })
    },
  }
}

const codeReader = (dictionary: Dictionary, column: number): ColumnReader => {
  let codes = new Uint32Array(0)
  return {
    newBatch: (rows) => {
      codes = new Uint32Array(rows)
      return { type: 'code', codes, dictionary: dictionary.texts }
    },
    fill: (records, range, at) => fillCodes(dictionary, records, column, range, codes, at),
  }
}
