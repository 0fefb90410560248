import { Failure } from '../../contract/failure.ts'
import { type Batch, type BatchColumn, batchRows } from '../../core/data/batch.ts'
import { blankWords } from '../../core/intake/cell-class.ts'
import { type DecimalMark, numberOf } from '../../core/intake/number-text.ts'
import { isBlank, TextBudget, TextCodes } from '../text-codes.ts'
import { type Cell, type CellRow, cellText, Digits, Duration, Moment } from './cell.ts'
import { cellLimits } from './limits.ts'
import type { CellTable } from './table.ts'

/** Takes the cells of one column. */
type ColumnReader = {
  /** Begins a batch of `rows` rows, all of them blank. */
  begin(rows: number): BatchColumn
  put(cell: Exclude<Cell, undefined>, at: number, row: number): void
}

/** The rows of the table from the first to the last with a value, in batches. */
export async function* batchesOf(table: CellTable, blocks: AsyncIterable<readonly CellRow[]>): AsyncGenerator<Batch> {
  const readers = readersOf(table)
  const most = Math.min(batchRows, Math.max(1, Math.floor(cellLimits.batchCells / readers.length)))
  let left = table.tally.rows
  let filled = 0
  const begin = (): Batch => {
    const rows = Math.min(left, most)
    filled = 0
    return { rows, columns: readers.map((reader) => reader.begin(rows)) }
  }
  let batch = begin()
  for await (const block of blocks)
    for (const row of block) {
      for (let blanks = row.blanksBefore + 1; blanks > 0 && left > 0; blanks--) {
        if (blanks === 1) putRow(table, readers, row, filled)
        filled++
        left--
        if (filled < batch.rows) continue
        yield batch
        batch = begin()
      }
    }
  if (left > 0) throw new Failure('file.changed', { file: table.file })
}

const putRow = (
  { file }: CellTable,
  readers: readonly ColumnReader[],
  { row, columns, cells }: CellRow,
  at: number,
): void => {
  for (let place = 0; place < cells.length; place++) {
    const cell = cells[place]
    if (cell === undefined) continue
    const reader = readers[columns[place] as number]
    if (reader !== undefined) reader.put(cell, at, row)
    else if (typeof cell !== 'string' || !isBlank(cell)) throw new Failure('file.changed', { file })
  }
}

const readersOf = ({ file, columns, plans, words }: CellTable): ColumnReader[] => {
  const budget = new TextBudget(
    cellLimits.textLength,
    () => new Failure('cells.too-much-text', { file, limit: cellLimits.textLength }),
  )
  return plans.map((plan, column) => {
    const variable = columns.names[column] as string
    if (plan.type === 'text')
      return textReader(new TextCodes(budget), (cell) => cellText(cell, words), { file, variable })
    const { decimal } = plan.type === 'number' ? plan : { decimal: '.' as const }
    return numberReader(decimal, (row) => new Failure('cells.not-a-number', { file, variable, row, cells: 1 }))
  })
}

const textReader = (
  texts: TextCodes,
  textOf: (cell: Cell) => string,
  place: { readonly file: string; readonly variable: string },
): ColumnReader => {
  let codes = new Uint32Array(0)
  return {
    begin: (rows) => {
      codes = new Uint32Array(rows)
      return { type: 'code', codes, dictionary: texts.dictionary }
    },
    put: (cell, at, row) => {
      const known = texts.dictionary.length
      const code = texts.codeOf(textOf(cell))
      if (code > known && !isSound(texts.dictionary[code - 1] as string))
        throw new Failure('cells.damaged-text', { ...place, row })
      codes[at] = code
    },
  }
}

/** Without zero characters and halves of characters, which no other program could take. */
const isSound = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

const wordsForBlank: ReadonlySet<string> = new Set(blankWords)

const numberReader = (decimal: DecimalMark, refuse: (row: number) => Failure): ColumnReader => {
  let values = new Float64Array(0)
  return {
    begin: (rows) => {
      values = new Float64Array(rows).fill(Number.NaN)
      return { type: 'number', values }
    },
    put: (cell, at, row) => {
      if (typeof cell === 'number') values[at] = cell
      else if (typeof cell === 'string' || cell instanceof Digits) {
        const value = numberIn(typeof cell === 'string' ? cell : cell.text, decimal)
        if (value === null) throw refuse(row)
        values[at] = value
      } else if (typeof cell === 'boolean') values[at] = cell ? 1 : 0
      else if (cell instanceof Moment) values[at] = cell.days
      else if (cell instanceof Duration) values[at] = cell.seconds
    },
  }
}

/** NaN for a blank or a word for one; null when the text is no number. */
const numberIn = (text: string, decimal: DecimalMark): number | null => {
  const plain = text.trim()
  return isBlank(text) || wordsForBlank.has(plain) ? Number.NaN : numberOf(plain, decimal)
}
