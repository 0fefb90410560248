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

export const partsOf = (date: number): [year: number, month: number, day: number] => [
  Math.floor(date / 10_000),
  Math.floor(date / 100) % 100,
  date % 100,
]

export const dayMs = 86_400_000

/** Days since 1970-01-01 of a date as one number. */
export const daysOf = (date: number): number => {
  const [year, month, day] = partsOf(date)
  // Date.UTC takes the years 0 to 99 for those of the last century.
  return new Date(0).setUTCFullYear(year, month - 1, day) / dayMs
}
