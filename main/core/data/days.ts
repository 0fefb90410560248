import { dayMs, daysOf, readDate } from './calendar.ts'
import { type Frame, variableOf } from './frame.ts'

/**
 * The date of each record in days since 1970-01-01: a number is that already, a text is read as a date. NaN where there is
 * none, or where the text is no date.
 */
export const daysOfDates = (frame: Frame, name: string): Float64Array => {
  const column = frame.present(variableOf(frame, name).name)
  if (column.type === 'number') return column.values
  const days = column.dictionary.map((text) => {
    const date = readDate(text)
    return date === 0 ? Number.NaN : daysOf(date)
  })
  return Float64Array.from(column.codes, (code) => (code === 0 ? Number.NaN : (days[code - 1] as number)))
}

/** The month of a day, counted from January of year 0. */
export const monthOfDay = (day: number): number => {
  const date = new Date(day * dayMs)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

/** A month as it is written, "2024-03". */
export const monthText = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`

/** A day as it is written, "2024-03-31"; null without one, or beyond the days that a calendar can hold. */
export const dateText = (day: number | null): string | null => {
  const moment = new Date(day === null ? Number.NaN : day * dayMs)
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString().slice(0, 10)
}
