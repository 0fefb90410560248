import { dayMs } from '../../data/calendar.ts'
import { monthOfDay } from '../../data/days.ts'
import type { Period } from './spec.ts'
import type { Spell } from './spells.ts'

/** A period of the register: its name and its days, the last one not included. */
export type Span = { readonly name: string; readonly from: number; readonly to: number }

export type Balance = {
  readonly span: Span
  readonly opening: number
  readonly entered: readonly Spell[]
  readonly left: readonly Spell[]
  readonly closing: number
}

/**
 * The periods of the calendar from that of the first day to that of the closing day, which is the last one counted.
 */
export const spansBetween = (first: number, closing: number, period: Period): readonly Span[] => {
  const months = { month: 1, quarter: 3, year: 12 }[period]
  const placeOf = (day: number) => Math.floor(monthOfDay(day) / months)
  const startOf = (place: number) => Date.UTC(Math.floor((place * months) / 12), (place * months) % 12, 1) / dayMs
  const start = placeOf(first)
  return Array.from({ length: placeOf(closing) - start + 1 }, (_, step) => {
    const place = start + step
    return { name: nameOf(place, months), from: startOf(place), to: Math.min(startOf(place + 1), closing + 1) }
  })
}

const nameOf = (place: number, months: number): string => {
  const year = String(Math.floor((place * months) / 12)).padStart(4, '0')
  if (months === 12) return year
  const inYear = place % (12 / months)
  return months === 3 ? `${year}-T${inYear + 1}` : `${year}-${String(inYear + 1).padStart(2, '0')}`
}

/**
 * Stock and flows of persons by period:
 *
 *   closing = opening + entered − left
 *
 * A person counts on the days from the first of a spell to before its end, so one who enters and leaves in the same period
 * is in both flows and in neither stock (EGRISS, International Recommendations on IDP Statistics, 2020, chapter 4).
 */
export const stockAndFlow = (spells: readonly Spell[], spans: readonly Span[]): readonly Balance[] => {
  const stockBefore = (day: number) => spells.filter(({ from, to }) => from < day && to >= day).length
  return spans.map((span) => {
    const within = (day: number) => day >= span.from && day < span.to
    return {
      span,
      opening: stockBefore(span.from),
      entered: spells.filter(({ from }) => within(from)),
      left: spells.filter(({ to }) => within(to)),
      closing: stockBefore(span.to),
    }
  })
}
