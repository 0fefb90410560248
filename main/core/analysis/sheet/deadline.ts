import { daysOf, readDate } from '../../data/calendar.ts'
import { daysOfDates } from '../../data/days.ts'
import type { Frame } from '../../data/frame.ts'
import { rawCodes } from '../analysis-sources.ts'
import type { SheetSpec } from './spec.ts'

export const deadlineStates = ['inTime', 'late', 'open', 'overdue', 'noDeadline'] as const
export type DeadlineState = (typeof deadlineStates)[number]

/**
 * By row how it stands on the day given: done in time or late, open while there is time, overdue after, or without a day
 * until which it had to be done. What was done later is not known yet. null where a date cannot be read.
 */
export const statesOf = (
  deadline: NonNullable<SheetSpec['deadline']>,
  frame: Frame,
): readonly (DeadlineState | null)[] => {
  const today = daysOf(readDate(deadline.until))
  const [due, done] = [daysOfDates(frame, deadline.due), daysOfDates(frame, deadline.done)]
  const [writtenDue, writtenDone] = [rawCodes(frame, deadline.due), rawCodes(frame, deadline.done)]
  return Array.from(due, (day, row) => {
    const end = done[row] as number
    if ((Number.isNaN(day) && writtenDue[row] !== null) || (Number.isNaN(end) && writtenDone[row] !== null)) return null
    const isDone = end <= today
    if (Number.isNaN(day)) return isDone ? 'inTime' : 'noDeadline'
    if (isDone) return end <= day ? 'inTime' : 'late'
    return day >= today ? 'open' : 'overdue'
  })
}
