import { type Cell, Digits, Duration, errorCell, Moment, numberCell, uncomputedCell } from '../cells/cell.ts'
import { plainText } from './plain-text.ts'
import type { Workbook } from './workbook.ts'

/** A cell as the sheet writes it. */
export type RawCell = {
  /** n number, s shared text, str text of a formula, inlineStr text, b boolean, e error, d moment in ISO 8601. */
  type: string
  style: number
  text: string
  hasValue: boolean
  hasFormula: boolean
}

/** The value of a cell, of a formula the one that was computed last; null when it cannot be. */
export const cellOf = (raw: RawCell, workbook: Workbook): Cell | null => {
  const { type, text } = raw
  if (!raw.hasValue) return raw.hasFormula ? uncomputedCell : undefined
  switch (type) {
    case 'n':
      return text === '' ? undefined : numberOrMoment(text, workbook.styles[raw.style], workbook.from1904)
    case 's':
      return sharedText(workbook.sharedStrings[Number(text)])
    case 'str':
    case 'inlineStr':
      return text === '' ? undefined : plainText(text)
    case 'b':
      return text === '1' || text === 'true' ? true : text === '0' || text === 'false' ? false : null
    case 'e':
      return errorCell
    case 'd':
      return text === '' ? undefined : isoMoment(text)
    default:
      return null
  }
}

const sharedText = (text: string | undefined): Cell | null =>
  text === undefined ? null : text === '' ? undefined : text

const numberOrMoment = (text: string, style: string | undefined, from1904: boolean): Cell | null => {
  const value = numberCell(text)
  if (value === null || value instanceof Digits || style === undefined || style === 'number') return value
  return style === 'moment'
    ? new Moment(daysOfSerial(value, from1904))
    : new Duration(Math.round(value * dayMilliseconds) / 1000)
}

const dayMilliseconds = 86_400_000
/** The serial numbers of 1970-01-01. */
const [epoch1900, epoch1904] = [25_569, 24_107]
/** Excel gives 1900 a February 29 that it never had. */
const inventedDay = 60

/** Days since 1970-01-01 of a day by Excel's number. */
export const daysOfSerial = (serial: number, from1904: boolean): number => {
  if (from1904) return serial - epoch1904
  return serial < inventedDay ? serial + 1 - epoch1900 : serial - epoch1900
}

/** A text that is no moment stays a text. */
const isoMoment = (text: string): Cell => {
  const milliseconds = /^\d{4}-\d\d-\d\d(T[\d:.]+)?$/.test(text)
    ? Date.parse(text.includes('T') ? `${text}Z` : text)
    : Number.NaN
  return Number.isNaN(milliseconds) ? text : new Moment(milliseconds / dayMilliseconds)
}
