import { addFunction } from 'arquero'

/*
 * The functions of dates that formulas call, in place of Arquero's own, which take a blank date for 1970-01-01 and a time
 * without its zone for the time of the machine. A figure may depend on neither.
 */

const date = /^\d{4}(-\d{2}(-\d{2})?)?$/
const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{3})?)?(Z|[-+]\d{2}:\d{2})?$/
const zone = /(Z|[-+]\d{2}:\d{2})$/

/**
 * Milliseconds from 1970-01-01 in UTC to a date or time in the form of ISO 8601 (2016, 2016-07, 2016-07-31 or
 * 2016-07-31T10:00 with or without seconds and zone). A time without its zone is UTC; a number is taken for such
 * milliseconds. NaN for a blank and for any other text.
 */
export const moment = (value: unknown): number => {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return Number.NaN
  if (date.test(value)) return Date.parse(value)
  if (!time.test(value)) return Number.NaN
  return Date.parse(zone.test(value) ? value : `${value}Z`)
}

const functions = {
  timestamp: moment,
  utcdate: (value: unknown) => new Date(moment(value)).getUTCDate(),
  utcmonth: (value: unknown) => new Date(moment(value)).getUTCMonth(),
  utcyear: (value: unknown) => new Date(moment(value)).getUTCFullYear(),
}

for (const [name, of] of Object.entries(functions)) addFunction(name, of, { override: true })
