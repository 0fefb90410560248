import { daysOf } from '../data/calendar.ts'

/** The levels at which two dates can agree. */
export const dateLevels = ['different', 'partly', 'nearly', 'same'] as const

/**
 * How far two dates agree: `same` (3); `nearly` (2) with day and month exchanged, one day apart, or with one digit of
 * day, month or year another; `partly` (1) in the same or the next year, or on the same day and month; else 0.
 */
export const compareDates = (a: number, b: number): number => {
  if (a === b) return 3
  const [yearA, yearB] = [Math.floor(a / 10_000), Math.floor(b / 10_000)]
  const [dayA, dayB] = [a % 100, b % 100]
  const [monthA, monthB] = [Math.floor(a / 100) % 100, Math.floor(b / 100) % 100]
  if (yearA === yearB && monthA === dayB && dayA === monthB) return 2
  if (digitsThatDiffer(a, b) === 1 || areOneDayApart(a, b)) return 2
  return Math.abs(yearA - yearB) <= 1 || (monthA === monthB && dayA === dayB) ? 1 : 0
}

const digitsThatDiffer = (a: number, b: number): number => {
  let count = 0
  let [x, y] = [a, b]
  while (x > 0 || y > 0) {
    if (x % 10 !== y % 10) count++
    x = Math.floor(x / 10)
    y = Math.floor(y / 10)
  }
  return count
}

/** Over the end of a month the numbers differ by more than one, but never by more than that of a year. */
const areOneDayApart = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 8870 && Math.abs(daysOf(a) - daysOf(b)) === 1
