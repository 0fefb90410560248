/** A day, or a moment in it, as days since 1970-01-01 with the time as a fraction. */
export class Moment {
  readonly days: number
  constructor(days: number) {
    this.days = days
  }
}

/** A time of day or a duration, in seconds. */
export class Duration {
  readonly seconds: number
  constructor(seconds: number) {
    this.seconds = seconds
  }
}

/** A number with more digits than a double keeps, as the file writes it. */
export class Digits {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Cells without a value: a formula that ended in an error, and one that was never computed. */
export const errorCell = Symbol('error')
export const uncomputedCell = Symbol('uncomputed')

/** What stands in a cell of a file whose cells have types; undefined is a blank. */
export type Cell =
  | string
  | number
  | boolean
  | Moment
  | Duration
  | Digits
  | typeof errorCell
  | typeof uncomputedCell
  | undefined

/**
 * The cells that a row has, each with the place of its column from 0; all others are blank. A row far to the right of
 * the others costs no more than its cells.
 */
export type RowCells = { readonly columns: readonly number[]; readonly cells: readonly Cell[] }

/** A row with its number in the file, and how many blank rows are in front of it. */
export type CellRow = RowCells & { readonly row: number; readonly blanksBefore: number }

/** The first `width` cells of a row, in order. */
export const cellsInOrder = ({ columns, cells }: RowCells, width: number): Cell[] => {
  const ordered = new Array<Cell>(width).fill(undefined)
  for (const [at, column] of columns.entries()) if (column < width) ordered[column] = cells[at]
  return ordered
}

/** How `false` and `true` are written in the file's format. */
export type BooleanWords = readonly [string, string]

/** The number as the file writes it, or its digits where a double would lose some; null when it is no number. */
export const numberCell = (text: string): number | Digits | null => {
  if (text.length > 15 && /^-?\d{16,}$/.test(text)) return new Digits(text)
  const value = Number(text)
  return Number.isFinite(value) && text.trim() !== '' ? value : null
}

/** A cell as text, '' for one without a value: what a column that holds all kinds of things keeps. */
export const cellText = (cell: Cell, words: BooleanWords): string => {
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return words[cell ? 1 : 0]
  if (cell instanceof Moment) return momentText(cell.days)
  if (cell instanceof Duration) return durationText(cell.seconds)
  return cell instanceof Digits ? cell.text : ''
}

/** `2016-07-31`, with `T10:30:00` behind it unless it is midnight. */
export const momentText = (days: number): string => {
  const moment = new Date(Math.round(days * dayMilliseconds))
  if (Number.isNaN(moment.getTime())) return String(days)
  const text = moment.toISOString().replace('Z', '').replace('.000', '')
  return text.endsWith('T00:00:00') ? text.slice(0, -'T00:00:00'.length) : text
}

const dayMilliseconds = 86_400_000

/** `10:30:00`, with as many hours as there are. */
const durationText = (seconds: number): string => {
  const whole = Math.floor(Math.abs(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const fraction = Math.round((Math.abs(seconds) - whole) * 1000)
  const parts = [hours, minutes, rest].map((part) => String(part).padStart(2, '0')).join(':')
  return `${seconds < 0 ? '-' : ''}${parts}${fraction === 0 ? '' : `.${String(fraction).padStart(3, '0')}`}`
}
