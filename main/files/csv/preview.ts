import type { Failure } from '../../contract/failure.ts'
import type { CsvOptions } from '../../contract/source.ts'
import type { CellCounts, TypeReason } from '../../core/intake/column-type.ts'
import type { DecimalMark } from '../../core/intake/number-text.ts'
import type { ReadingOptions } from '../reading.ts'
import type { Dialect } from './dialect.ts'
import type { Encoding, EncodingGuess } from './encoding.ts'
import { type ColumnGuess, firstRowsOf, guessesOf } from './guesses.ts'
import { type CsvProblem, problemsOf } from './problems.ts'
import { type Survey, surveyCsv } from './survey.ts'
import { firstRowsOf as firstRowsByClass } from './tally.ts'

/** A column with the evidence for each guess; reasons have texts under `guess.type`, `guess.kind`, `guess.identifier`. */
export type ColumnPreview = ColumnGuess & {
  readonly name: string
  readonly type: 'number' | 'text'
  readonly typeReason: TypeReason
  /** The decimal mark of its numbers. */
  readonly decimal: DecimalMark | null
  /** Cells of each class in the whole file. */
  readonly cells: CellCounts
  /** The first row of each class of cell, 0 where there is none. */
  readonly rows: CellCounts
}

/** What a CSV file seems to be. Each guess is overridden by the option of its name. */
export type CsvPreview = {
  readonly file: string
  readonly bytes: number
  readonly encoding: Encoding
  readonly encodingFrom: EncodingGuess['from']
  readonly delimiter: Dialect['delimiter']
  readonly delimiterFrom: Dialect['delimiterFrom']
  /** Share of the first records that have as many cells as the header. */
  readonly delimiterShare: number
  readonly decimal: DecimalMark | null
  readonly header: boolean
  readonly headerFrom: Dialect['headerFrom']
  readonly rows: number
  readonly columns: readonly ColumnPreview[]
  readonly firstRows: readonly (readonly string[])[]
  readonly problems: readonly CsvProblem[]
  /** Why an import with these options would be refused; null when it would not. */
  readonly refused: Failure | null
}

const rowsShown = 20

/**
 * Reads the whole file and tells what was detected and why, under the options given. A file that cannot be imported
 * has a preview too, with the reason in `refused`; one that cannot be read at all is a thrown `Failure`.
 */
export const previewCsv = async (
  path: string,
  options: CsvOptions = {},
  reading: ReadingOptions = {},
): Promise<CsvPreview> => {
  const survey = await surveyCsv(path, options, reading)
  const { stamp, guess, dialect } = survey.source
  return {
    file: stamp.file,
    bytes: stamp.bytes,
    encoding: survey.encoding,
    encodingFrom: guess.from,
    delimiter: dialect.delimiter,
    delimiterFrom: dialect.delimiterFrom,
    delimiterShare: dialect.share,
    decimal: survey.decimal,
    header: dialect.header,
    headerFrom: dialect.headerFrom,
    rows: survey.measured.rows,
    columns: columnsOf(survey),
    firstRows: firstRowsOf(survey, rowsShown),
    problems: problemsOf(survey),
    refused: survey.refused,
  }
}

const columnsOf = (survey: Survey): ColumnPreview[] => {
  const guesses = guessesOf(survey)
  return survey.columns.names.map((name, column) => {
    const type = survey.types[column] as Survey['types'][number]
    return {
      ...(guesses[column] as ColumnGuess),
      name,
      type: type.type,
      typeReason: type.reason,
      decimal: type.decimal,
      cells: survey.counts[column] as CellCounts,
      rows: firstRowsByClass(survey.measured.tally, column),
    }
  })
}
