import type { Variable } from '../../contract/codebook.ts'
import type { Column, Columns } from '../../core/data/column.ts'
import { writePartsAtomically } from '../atomic-write.ts'
import { momentText } from '../cells/cell.ts'
import type { Sink } from '../sink.ts'
import { csvText } from './write.ts'

/** Rows that are made into text at a time. */
const blockRows = 4096

/**
 * Writes variables as a CSV file for spreadsheets, as `csvText` does; it appears under `path` only when it is whole.
 * Numbers are written so that they read back equal, dates as `2016-07-31` with the time behind, blanks as nothing.
 */
export const writeCsv = (path: string, variables: readonly Variable[], columns: Columns): Promise<void> =>
  writePartsAtomically(path, (file) => writeCsvTo(file, variables, columns))

/** The same into any sink. */
export const writeCsvTo = async (sink: Sink, variables: readonly Variable[], columns: Columns): Promise<void> => {
  const cells = variables.map((variable) => cellsOf(variable, columns.byName.get(variable.name)))
  await sink.writeFile(csvText([variables.map(({ name }) => name)]))
  for (let from = 0; from < columns.rows; from += blockRows) {
    const rows = Math.min(blockRows, columns.rows - from)
    const block = Array.from({ length: rows }, (_, row) => cells.map((cellAt) => cellAt(from + row)))
    await sink.writeFile(csvText(block).slice(byteOrderMark.length))
  }
}

const byteOrderMark = '\ufeff'

const cellsOf = ({ kind }: Variable, column: Column | undefined): ((row: number) => string) => {
  if (column === undefined) throw new Error('A variable has no column')
  if (column.type === 'code') return (row) => column.dictionary[(column.codes[row] as number) - 1] ?? ''
  const textOf = kind === 'date' ? momentText : String
  return (row) => {
    const value = column.values[row] as number
    return Number.isNaN(value) ? '' : textOf(value)
  }
}
