import { Failure } from '../../contract/failure.ts'
import type { CsvOptions } from '../../contract/source.ts'
import {
  type CellCounts,
  type ColumnType,
  columnTypeOf,
  fileDecimal,
  notNumbers,
} from '../../core/intake/column-type.ts'
import { type ColumnNames, columnNames } from '../../core/intake/header.ts'
import type { DecimalMark } from '../../core/intake/number-text.ts'
import { headOf, stampOf } from '../file-bytes.ts'
import type { ReadingOptions } from '../reading.ts'
import { dialectOf } from './dialect.ts'
import { cellDecoder, type Encoding, encodingOfHead, headAsUtf8 } from './encoding.ts'
import { csvLimits } from './limits.ts'
import { type Measured, measure } from './measure.ts'
import { cellTexts } from './record-cells.ts'
import type { CsvSource } from './source.ts'
import { countsOf, firstRowsOf } from './tally.ts'

/** Everything that one reading of the whole file shows, and what follows from it under the user's choices. */
export type Survey = {
  readonly source: CsvSource
  readonly encoding: Encoding
  readonly measured: Measured
  /** The cells of the header as they stand; empty in a file without one. */
  readonly header: readonly string[]
  readonly columns: ColumnNames
  readonly counts: readonly CellCounts[]
  readonly types: readonly ColumnType[]
  readonly decimal: DecimalMark | null
  /** Why the file cannot be imported under these choices; null when it can. */
  readonly refused: Failure | null
}

const headBytes = 2 ** 20

/**
 * Reads the whole file once and says what it is. Types come from every cell, so that an import needs no second
 * guess. What is wrong with the file is told in `refused`, beside all that was found; what keeps it from being read
 * at all (not found, too large) is thrown.
 */
export const surveyCsv = async (path: string, options: CsvOptions, reading: ReadingOptions = {}): Promise<Survey> => {
  const stamp = await stampOf(path, csvLimits.bytes)
  const head = await headOf(stamp, headBytes)
  const guess = encodingOfHead(head, options.encoding)
  const dialect = dialectOf(headAsUtf8(head.subarray(guess.mark), guess.encoding), head.length === stamp.bytes, options)
  const source = { stamp, guess, dialect }
  const measured = await measure(source, reading)
  return concluded(source, measured, options)
}

const concluded = (source: CsvSource, measured: Measured, options: CsvOptions): Survey => {
  const encoding = source.guess.encoding ?? (measured.notUtf8 ? 'windows-1252' : 'utf-8')
  const top = measured.top ? cellTexts(measured.top, 0, cellDecoder(encoding)) : []
  const header = source.dialect.header ? top : []
  const columns = columnNames(Array.from({ length: measured.columns }, (_, column) => header[column] ?? ''))
  const counts = columns.names.map((_, column) => countsOf(measured.tally, column))
  const decimal = options.decimal ?? fileDecimal(counts, source.dialect.delimiter)
  const types = columns.names.map((name, column) =>
    columnTypeOf(counts[column] as CellCounts, {
      fileMark: decimal,
      markChosen: options.decimal !== undefined,
      typeChosen: options.types?.[name],
    }),
  )
  const survey = { source, encoding, measured, header, columns, counts, types, decimal }
  return { ...survey, refused: refusalOf(survey, options) }
}

const refusalOf = (survey: Omit<Survey, 'refused'>, options: CsvOptions): Failure | null => {
  const { source, measured, columns } = survey
  const file = source.stamp.file
  if (measured.failure) return measured.failure
  if (measured.notUtf8 && source.guess.encoding !== 'windows-1252') {
    const { row, byte, mostlyUtf8 } = measured.notUtf8
    if (source.guess.encoding === 'utf-8') return new Failure('csv.not-utf8', { file, row, byte })
    if (mostlyUtf8) return new Failure('csv.damaged-utf8', { file, row, byte })
  }
  if (!measured.top) return new Failure('file.empty', { file })
  if (measured.rows === 0) return new Failure('csv.no-rows', { file })
  const unknown = Object.keys(options.types ?? {}).find((name) => !columns.names.includes(name))
  if (unknown !== undefined) return new Failure('csv.unknown-column', { file, variable: unknown })
  return contradiction(survey)
}

/** The first column that the user calls a number and that has a cell which is none. */
const contradiction = ({ source, measured, columns, counts, types }: Omit<Survey, 'refused'>): Failure | null => {
  for (const [column, { type, decimal }] of types.entries()) {
    if (type !== 'number' || decimal === null) continue
    const cells = notNumbers(counts[column] as CellCounts, decimal)
    if (cells === 0) continue
    const first = firstRowsOf(measured.tally, column)
    const rows = [first.text, decimal === '.' ? first.comma : first.point].filter((row) => row > 0)
    const variable = columns.names[column] as string
    return new Failure('csv.not-a-number', { file: source.stamp.file, variable, row: Math.min(...rows), cells })
  }
  return null
}
