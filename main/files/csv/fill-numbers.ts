import { cellClasses, classOfCell } from '../../core/intake/cell-class.ts'
import { type DecimalMark, numberOf } from '../../core/intake/number-text.ts'
import type { Decode } from './encoding.ts'
import type { Records } from './records.ts'

/** How the cells of a column of numbers are written. */
export type NumberCells = { readonly column: number; readonly decimal: DecimalMark; readonly decode: Decode }

const [zero, nine, minus] = [48, 57, 45]
const powersOfTen = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`))
/** Up to 15 digits make an exact integer, and over a power of ten up to 22 the double nearest to the decimal. */
const mostDigits = 15

const blank = cellClasses.indexOf('blank')
const blankWord = cellClasses.indexOf('blankWord')

/**
 * Writes the values of a column's cells in the records [from, to) to `values` from `at` on, a blank as NaN. Returns the
 * first record whose cell is no number, or -1. Every value is the double nearest to the decimal number in the cell.
 */
export const fillNumbers = (
  cells: NumberCells,
  records: Records,
  range: { readonly from: number; readonly to: number },
  values: Float64Array,
  at: number,
): number => {
  const { bytes, starts, ends, first } = records
  const mark = cells.decimal.charCodeAt(0)
  let target = at
  for (let record = range.from; record < range.to; record++) {
    const cell = (first[record] as number) + cells.column
    if (cell >= (first[record + 1] as number)) {
      values[target++] = Number.NaN
      continue
    }
    const start = starts[cell] as number
    const end = ends[cell] as number
    const negative = bytes[start] === minus
    let digits = 0
    let decimals = -1
    let sum = 0
    let scan = negative ? start + 1 : start
    for (; scan < end; scan++) {
      const byte = bytes[scan] as number
      if (byte >= zero && byte <= nine) {
        sum = sum * 10 + (byte - zero)
        digits++
        if (decimals >= 0) decimals++
      } else if (byte === mark && decimals < 0) decimals = 0
      else break
    }
    if (scan === end && digits > 0 && digits <= mostDigits && decimals !== 0) {
      const size = decimals > 0 ? sum / (powersOfTen[decimals] as number) : sum
      values[target++] = negative ? -size : size
    } else {
      const value = start === end ? Number.NaN : otherNumber(cells, bytes, start, end)
      if (value === null) return record
      values[target++] = value
    }
  }
  return -1
}

/** The value of a cell that is not plain digits: groups, exponents, many digits, blanks around, a word for blank. */
const otherNumber = (cells: NumberCells, bytes: Uint8Array, start: number, end: number): number | null => {
  const kind = classOfCell(bytes, start, end)
  if (kind === blank || kind === blankWord) return Number.NaN
  return numberOf(cells.decode(bytes.subarray(start, end)), cells.decimal)
}
