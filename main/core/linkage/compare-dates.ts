/** The levels at which two dates can agree. */
export const dateLevels = ['different', 'partly', 'nearly', 'same'] as const

/** A date as one number, 20160731; 0 for a text that is none. Reads 2016-07-31, 31/07/2016, 31.7.2016 and 20160731. */
export const readDate = (text: string): number => {
  const iso =
    /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?\s*$/.exec(text) ?? /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(text)
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const local = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?\s*$/.exec(text)
  return local ? dateOf(Number(local[3]), Number(local[2]), Number(local[1])) : 0
}

const dateOf = (year: number, month: number, day: number): number =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) && year > 0
    ? year * 10_000 + month * 100 + day
    : 0

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

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

export const partsOf = (date: number): [year: number, month: number, day: number] => [
  Math.floor(date / 10_000),
  Math.floor(date / 100) % 100,
  date % 100,
]

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

const daysOf = (date: number): number => {
  const [year, month, day] = partsOf(date)
  return Date.UTC(year, month - 1, day) / 86_400_000
}
