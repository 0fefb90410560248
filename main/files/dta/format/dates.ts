import { leapSecondsUpTo } from './leap-seconds.ts'

/** Turns a value of a date format into days since 1970-01-01, with the time of day as a fraction. NaN stays NaN. */
export type ToDays = (value: number) => number

/**
 * What a display format makes of values, when it makes dates: days (`%td`, `%d`), milliseconds (`%tc`, `%tC`), or
 * weeks, months, quarters and half-years, which become their first day. Years (`%ty`) stay numbers, and so do days of
 * business calendars (`%tb`), whose definition is not in the file.
 */
export const toDaysOf = (format: string): ToDays | null => {
  const [, unit = 'd'] = /^%-?(?:t([dcCwmqh])|d)/.exec(format) ?? [null, '']
  return conversions[unit] ?? null
}

export const isYearFormat = (format: string): boolean => /^%-?ty/.test(format)

const dayMilliseconds = 86_400_000
/** Days from 1960-01-01, where Stata counts from, to 1970-01-01. */
const epochDays = 3653
const epochYear = 1960
const weeksOfYear = 52

/** A value between two periods lies as far between their first days. */
const byPeriod =
  (firstDay: (period: number) => number): ToDays =>
  (value) => {
    const period = Math.floor(value)
    return value === period
      ? firstDay(period)
      : firstDay(period) + (value - period) * (firstDay(period + 1) - firstDay(period))
  }

const firstOfMonth = (month: number): number => Date.UTC(epochYear, month, 1) / dayMilliseconds

/** Stata's years have 52 weeks, the first from January 1 on; the last is longer. */
const firstOfWeek = (week: number): number => {
  const year = Math.floor(week / weeksOfYear)
  return firstOfMonth(12 * year) + 7 * (week - weeksOfYear * year)
}

const fromClock: ToDays = (milliseconds) => milliseconds / dayMilliseconds - epochDays

const conversions: Readonly<Record<string, ToDays>> = {
  d: (days) => days - epochDays,
  c: fromClock,
  C: (milliseconds) => fromClock(milliseconds - 1000 * leapSecondsUpTo(milliseconds)),
  w: byPeriod(firstOfWeek),
  m: byPeriod(firstOfMonth),
  q: byPeriod((quarter) => firstOfMonth(3 * quarter)),
  h: byPeriod((half) => firstOfMonth(6 * half)),
}
