import { blankWordAt, blankWords, type CellClass, cellClasses, classOfCell } from '../../core/intake/cell-class.ts'
import { isBlank } from '../text-codes.ts'
import { type Cell, Digits, Duration, errorCell, Moment, uncomputedCell } from './cell.ts'

/** Kinds of cells: the classes of texts, and the types that the file itself gives. */
export const cellKinds = [...cellClasses, 'number', 'moment', 'duration', 'boolean', 'error', 'uncomputed'] as const
export type CellKind = (typeof cellKinds)[number]

const place = Object.fromEntries(cellKinds.map((kind, at) => [kind, at])) as Record<CellKind, number>

/** How many cells of each kind a column has, where the first of each is, and which words for blank occur. */
export class ColumnTally {
  private readonly counts = new Float64Array(cellKinds.length)
  private readonly firstRows = new Int32Array(cellKinds.length)
  private words = 0

  /** Counts a cell that is not blank. */
  add(cell: Exclude<Cell, undefined>, row: number): void {
    const kind = this.kindOf(cell)
    if (this.counts[kind] === 0) this.firstRows[kind] = row
    this.counts[kind] = (this.counts[kind] as number) + 1
  }

  count(...kinds: readonly CellKind[]): number {
    return kinds.reduce((sum, kind) => sum + (this.counts[place[kind]] as number), 0)
  }

  /** The first row, from 1, with a cell of one of these kinds; 0 when there is none. */
  firstRow(...kinds: readonly CellKind[]): number {
    const rows = kinds.filter((kind) => this.count(kind) > 0).map((kind) => this.firstRows[place[kind]] as number)
    return rows.length === 0 ? 0 : Math.min(...rows)
  }

  get blankWords(): string[] {
    return blankWords.filter((_, word) => (this.words & (1 << word)) !== 0)
  }

  private kindOf(cell: Exclude<Cell, undefined>): number {
    if (typeof cell === 'number') return place.number
    if (typeof cell === 'string') return this.classOf(cell)
    if (typeof cell === 'boolean') return place.boolean
    if (cell instanceof Moment) return place.moment
    if (cell instanceof Duration) return place.duration
    if (cell instanceof Digits) return place.code
    return cell === errorCell ? place.error : cell === uncomputedCell ? place.uncomputed : place.blank
  }

  private classOf(text: string): number {
    if (text.length > longestNumber) return isBlank(text) ? place.blank : place.text
    const end = scratch.write(text)
    const kind = classOfCell(scratch, 0, end)
    if (kind === place.blankWord) this.words |= 1 << blankWordAt(scratch, 0, end)
    return kind
  }
}

/** A longer text is no number that anybody writes. */
const longestNumber = 64
const scratch = Buffer.alloc(4 * longestNumber)

/** The classes of the texts of a column, with the numbers that need no decimal mark among the integers. */
export const textCounts = (tally: ColumnTally): Record<CellClass, number> => {
  const counts = Object.fromEntries(cellClasses.map((kind) => [kind, tally.count(kind)])) as Record<CellClass, number>
  counts.integer += tally.count('number')
  return counts
}
