/** The days at whose end a leap second was put in, all there have been (IERS, Bulletin C). */
const leapDays = [
  '1972-06-30',
  '1972-12-31',
  '1973-12-31',
  '1974-12-31',
  '1975-12-31',
  '1976-12-31',
  '1977-12-31',
  '1978-12-31',
  '1979-12-31',
  '1981-06-30',
  '1982-06-30',
  '1983-06-30',
  '1985-06-30',
  '1987-12-31',
  '1989-12-31',
  '1990-12-31',
  '1992-06-30',
  '1993-06-30',
  '1994-06-30',
  '1995-12-31',
  '1997-06-30',
  '1998-12-31',
  '2005-12-31',
  '2008-12-31',
  '2012-06-30',
  '2015-06-30',
  '2016-12-31',
]

/** Where each leap second begins, in milliseconds since 1960-01-01 that count leap seconds. */
const begins = leapDays.map((day, before) => Date.parse(day) + 86_400_000 - Date.UTC(1960, 0, 1) + 1000 * before)

/**
 * How many leap seconds began up to a moment, given in milliseconds since 1960-01-01 that count them (`%tC`). Without
 * them a leap second is the second before it once more.
 */
export const leapSecondsUpTo = (milliseconds: number): number => {
  let count = 0
  while (count < begins.length && milliseconds >= (begins[count] as number)) count++
  return count
}
