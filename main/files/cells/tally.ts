import { Failure } from '../../contract/failure.ts'
import { isBlank } from '../text-codes.ts'
import type { CellRow } from './cell.ts'
import { ColumnTally } from './column-tally.ts'
import { cellLimits } from './limits.ts'

/** What a reading of all rows shows, before any choice of types. */
export type TableTally = {
  readonly columns: readonly ColumnTally[]
  /** Rows up to the last one that is not blank. */
  readonly rows: number
  readonly blankRows: number
  readonly blankRowsAtEnd: number
  readonly filledCells: number
  /** The first rows. */
  readonly sample: readonly CellRow[]
}

const mostSampleRows = 1000
const [sampleCells, fewestSampleRows] = [100_000, 100]

/** How many of the first rows of a table of so many columns are looked at. */
export const sampleRowsOf = (columns: number): number =>
  Math.min(mostSampleRows, Math.max(fewestSampleRows, Math.floor(sampleCells / Math.max(1, columns))))

/** Counts the cells of all rows. Blank rows at the end are no data, those in between are. */
export const tallyRows = async (file: string, blocks: AsyncIterable<readonly CellRow[]>): Promise<TableTally> => {
  const columns: ColumnTally[] = []
  const sample: CellRow[] = []
  let rows = 0
  let lastFilled = 0
  let filledRows = 0
  let filledCells = 0
  for await (const block of blocks)
    for (const row of block) {
      rows += row.blanksBefore + 1
      const filled = addRow(columns, row, file)
      filledCells += filled
      if (filled > 0) {
        lastFilled = rows
        filledRows++
      }
      if (sample.length < sampleRowsOf(columns.length)) sample.push(row)
      if (rows > cellLimits.rows) throw new Failure('cells.too-many-rows', { file, limit: cellLimits.rows })
    }
  const blankRows = lastFilled - filledRows
  return { columns, rows: lastFilled, blankRows, blankRowsAtEnd: rows - lastFilled, filledCells, sample }
}

/** How many cells of the row have a value. */
const addRow = (tallies: ColumnTally[], { row, columns, cells }: CellRow, file: string): number => {
  let filled = 0
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at]
    const column = columns[at] as number
    if (cell === undefined || (typeof cell === 'string' && isBlank(cell))) continue
    filled++
    ;(tallies[column] ?? tallyAt(tallies, column, file)).add(cell, row)
  }
  return filled
}

const tallyAt = (columns: ColumnTally[], column: number, file: string): ColumnTally => {
  if (column >= cellLimits.columns)
    throw new Failure('cells.too-many-columns', { file, columns: column + 1, limit: cellLimits.columns })
  while (columns.length <= column) columns.push(new ColumnTally())
  return columns[column] as ColumnTally
}
