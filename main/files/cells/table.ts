import { Failure } from '../../contract/failure.ts'
import { type ColumnNames, columnNames } from '../../core/intake/header.ts'
import { isBlank } from '../text-codes.ts'
import type { BooleanWords } from './cell.ts'
import { type ColumnPlan, cellsNotNumbers, columnPlans, type TypeChoices } from './column-plan.ts'
import { ColumnTally } from './column-tally.ts'
import { cellLimits } from './limits.ts'
import type { TableTally } from './tally.ts'

/** Where a table comes from. */
export type TableSource = {
  readonly file: string
  /** The file, and the place in it where it has several. */
  readonly origin: string
  /** The names of the columns as the file has them, '' for none. */
  readonly header: readonly string[]
  readonly words: BooleanWords
}

/** A table of typed cells that was read once, and what follows from that under the user's choices. */
export type CellTable = TableSource & {
  readonly columns: ColumnNames
  readonly tally: TableTally
  readonly tallies: readonly ColumnTally[]
  readonly plans: readonly ColumnPlan[]
  /** Columns at the end without a name or a value, which are left out. */
  readonly emptyColumns: number
  /** Why the table cannot be imported under these choices; null when it can. */
  readonly refused: Failure | null
}

/** The table that `header` and the counted cells make: columns up to the last one with a name or a value. */
export const tableOf = (source: TableSource, tally: TableTally, choices: TypeChoices): CellTable => {
  const { header } = source
  const width = Math.max(header.findLastIndex((name) => !isBlank(name)) + 1, tally.columns.length)
  const tallies = Array.from({ length: width }, (_, column) => tally.columns[column] ?? emptyTally)
  const columns = columnNames(Array.from({ length: width }, (_, column) => header[column] ?? ''))
  const plans = columnPlans(columns.names, tallies, choices)
  const emptyColumns = Math.max(0, header.length - width)
  const table = { ...source, columns, tally, tallies, plans, emptyColumns }
  return { ...table, refused: refusalOf(table, choices) }
}

const emptyTally = new ColumnTally()

const refusalOf = (table: Omit<CellTable, 'refused'>, { types = {} }: TypeChoices): Failure | null => {
  const { file, columns, tally } = table
  if (columns.names.length === 0) return new Failure('file.empty', { file })
  if (tally.rows === 0) return new Failure('cells.no-rows', { file })
  const cells = tally.rows * columns.names.length
  // Two cells in opposite corners of a sheet would make thousands of millions of blanks.
  if (cells > cellLimits.sparseFrom && cells > tally.filledCells * cellLimits.sparsest)
    return new Failure('cells.too-sparse', { file, cells, filled: tally.filledCells })
  const unknown = Object.keys(types).find((name) => !columns.names.includes(name))
  return unknown === undefined ? contradiction(table) : new Failure('cells.unknown-column', { file, variable: unknown })
}

/** The first column that the user calls a number and that has a cell which is none. */
const contradiction = ({ file, columns, tallies, plans }: Omit<CellTable, 'refused'>): Failure | null => {
  for (const [column, plan] of plans.entries()) {
    if (plan.type !== 'number' || plan.reason !== 'user') continue
    const tally = tallies[column] as ColumnTally
    const cells = cellsNotNumbers(tally, plan.decimal)
    if (cells === 0) continue
    const otherMark = plan.decimal === '.' ? 'comma' : 'point'
    const row = tally.firstRow('text', otherMark, 'moment', 'duration', 'boolean')
    return new Failure('cells.not-a-number', { file, variable: columns.names[column] as string, row, cells })
  }
  return null
}
