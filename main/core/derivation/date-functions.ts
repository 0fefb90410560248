import { addFunction } from 'arquero'
import { dayMs, daysOf, readDate } from '../data/calendar.ts'

/*
 * The functions of dates that formulas call, in place of Arquero's own, which take a blank date for 1970-01-01, a number for
 * milliseconds, the 30th of February for the 2nd of March and a time without its zone for the time of the machine.
 */

const written =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?(?:Z|([-+])(\d{2}):(\d{2}))?)?)?)?$/

/**
 * Milliseconds from 1970-01-01 in UTC to a date or time in the form of ISO 8601 (2016, 2016-07, 2016-07-31 or
 * 2016-07-31T10:00 with or without seconds and zone), or to a number of days since 1970-01-01, as dates of workbooks and of
 * SPSS, Stata and Parquet are kept. A time without its zone is UTC. NaN for a blank, for any other text, and for a day or
 * an hour that there is not.
 */
export const moment = (value: unknown): number => {
  if (typeof value === 'number') return Math.round(value * dayMs)
  const parts = typeof value === 'string' ? written.exec(value) : null
  if (!parts) return Number.NaN
  const [, year, month = '01', day = '01', hour = 0, minute = 0, second = 0, sign, zoneHour = 0, zoneMinute = 0] = parts
  const date = readDate(`${year}-${month}-${day}`)
  const [seconds, ahead] = [secondsOf(hour, minute, second), secondsOf(zoneHour, zoneMinute, 0)]
  return date === 0 ? Number.NaN : daysOf(date) * dayMs + Math.round(1000 * (seconds - (sign === '-' ? -ahead : ahead)))
}

const secondsOf = (hour: string | number, minute: string | number, second: string | number): number =>
  Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60
    ? 3600 * Number(hour) + 60 * Number(minute) + Number(second)
    : Number.NaN

const functions = {
  timestamp: moment,
  utcdate: (value: unknown) => new Date(moment(value)).getUTCDate(),
  utcmonth: (value: unknown) => new Date(moment(value)).getUTCMonth(),
  utcyear: (value: unknown) => new Date(moment(value)).getUTCFullYear(),
}

for (const [name, of] of Object.entries(functions)) addFunction(name, of, { override: true })
