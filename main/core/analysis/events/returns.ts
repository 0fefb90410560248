import { daysOfDates, monthOfDay } from '../../data/days.ts'
import { type AnalysisSources, rawCodes } from '../analysis-sources.ts'
import { numbersOf } from '../numbers-of.ts'
import { refusal } from './failures.ts'
import type { Register } from './read-events.ts'
import type { Return } from './running-total.ts'
import type { EventsSpec } from './spec.ts'

/**
 * The returns of the events that are counted. Refused: a return of an event that is nowhere, without a date, or without a
 * number of persons from 0.
 */
export const readReturns = (
  { id, returns }: EventsSpec,
  { events, names }: Register,
  { frame }: Pick<AnalysisSources, 'frame'>,
): readonly Return[] => {
  if (!returns) return []
  const records = frame(returns.dataset)
  const of = rawCodes(records, returns.event)
  const days = daysOfDates(records, returns.date)
  const persons = numbersOf(records, returns.persons, id)
  const isWrong = (row: number) => Number.isNaN(days[row]) || !((persons[row] as number) >= 0)
  const rows = Array.from(of.keys())
  const strange = rows.filter((row) => of[row] === null || !names.has(of[row] as string)).length
  if (strange > 0) throw refusal('events.return-of-none', { analysis: id, returns: strange })
  const wrong = rows.filter(isWrong).length
  if (wrong > 0) throw refusal('events.return-unknown', { analysis: id, returns: wrong })
  const counted = new Set(events.map(({ name }) => name))
  return rows
    .filter((row) => counted.has(of[row] as string))
    .map((row) => {
      const day = days[row] as number
      return { event: of[row] as string, day, month: monthOfDay(day), persons: persons[row] as number }
    })
}
