import { blankWordAt, blankWords, type CellClass, cellClasses, classOfCell } from '../../core/intake/cell-class.ts'
import type { CellCounts } from '../../core/intake/column-type.ts'
import type { Records } from './records.ts'

/** Per column: cells of each class, the first row with one (0: none), and which blank words occur, one bit each. */
export type Tally = {
  readonly columns: number
  readonly counts: Float64Array
  readonly firstRows: Int32Array
  readonly words: Int32Array
}

const kinds = cellClasses.length
const blank = cellClasses.indexOf('blank')
const integer = cellClasses.indexOf('integer')
const blankWord = cellClasses.indexOf('blankWord')
const [zero, nine] = [48, 57]

export const emptyTally = (columns: number): Tally => ({
  columns,
  counts: new Float64Array(columns * kinds),
  firstRows: new Int32Array(columns * kinds),
  words: new Int32Array(columns),
})

/** Adds the records from `from` on; cells that a record lacks are blank. */
export const addToTally = (tally: Tally, records: Records, from: number): void => {
  for (let column = 0; column < tally.columns; column++) addColumn(tally, records, from, column)
}

export const countsOf = (tally: Tally, column: number): CellCounts =>
  byClass((kind) => tally.counts[column * kinds + kind] as number)

export const firstRowsOf = (tally: Tally, column: number): CellCounts =>
  byClass((kind) => tally.firstRows[column * kinds + kind] as number)

export const blankWordsOf = (tally: Tally, column: number): string[] =>
  blankWords.filter((_, word) => ((tally.words[column] as number) & (1 << word)) !== 0)

/** How many columns there are up to the last one with a value. */
export const columnsWithValues = ({ columns, counts }: Tally): number => {
  for (let column = columns - 1; column >= 0; column--)
    for (let kind = 0; kind < kinds; kind++)
      if (kind !== blank && counts[column * kinds + kind] !== 0) return column + 1
  return 0
}

/** Takes `rows` blank rows out of every column. */
export const forgetBlankRows = ({ columns, counts }: Tally, rows: number): void => {
  for (let column = 0; column < columns; column++)
    counts[column * kinds + blank] = (counts[column * kinds + blank] as number) - rows
}

const addColumn = (tally: Tally, records: Records, from: number, column: number): void => {
  const { bytes, starts, ends, first, rows, count } = records
  const { counts, firstRows, words } = tally
  const base = column * kinds
  for (let record = from; record < count; record++) {
    const cell = (first[record] as number) + column
    let kind = blank
    if (cell < (first[record + 1] as number)) {
      const start = starts[cell] as number
      const end = ends[cell] as number
      const lead = bytes[start] as number
      if (end - start === 1 && lead >= zero && lead <= nine) kind = integer
      else if (end > start) kind = classOfCell(bytes, start, end)
      if (kind === blankWord) words[column] = (words[column] as number) | (1 << blankWordAt(bytes, start, end))
    }
    if (counts[base + kind] === 0) firstRows[base + kind] = rows[record] as number
    counts[base + kind] = (counts[base + kind] as number) + 1
  }
}

const byClass = (value: (kind: number) => number): CellCounts =>
  Object.fromEntries(cellClasses.map((name, kind) => [name, value(kind)])) as Record<CellClass, number>
