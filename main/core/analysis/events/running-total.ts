import type { Event } from './event.ts'

/** Persons of an event for whom the displacement ended: they returned, or found another solution. */
export type Return = { readonly event: string; readonly day: number; readonly month: number; readonly persons: number }

/** What a month brings, and how many persons are displaced at its end. */
export type Month = {
  readonly month: number
  readonly events: readonly Event[]
  /** Of the persons of its events: who had been counted before and is not recorded as returned, and who had not. */
  readonly counted: number
  readonly anew: number
  readonly returned: number
  readonly running: number
}

export type RunningTotal = {
  readonly months: readonly Month[]
  /** Returns of more persons than their event still had: nothing says which of the two figures is wrong. */
  readonly excess: number
}

/**
 * Persons displaced at the end of each month, from that of the first event or return to that of the last:
 *
 *   running(t) = running(t − 1) + persons(t) − already counted(t) − returned(t)
 *
 * An event's persons who had been displaced before are not counted anew as long as the earlier event still has them: those
 * recorded as returned, or who went on to a third event, left it, and count again. Where nobody says which event that was,
 * they are taken as told, but never as more than the running total. Events of one day stand before its returns. An event
 * without a figure adds nobody (rule of CMDPDH's reports on mass displacement, 2017 and 2018).
 */
export const runningTotal = (events: readonly Event[], returns: readonly Return[]): RunningTotal => {
  const left = new Map<string, number>()
  const months = calendar([...events, ...returns])
  const ofMonth = Map.groupBy(events, ({ month }) => month)
  const returnsOf = Map.groupBy(returns, ({ month }) => month)
  let [running, excess] = [0, 0]
  const rows = months.map((month): Month => {
    const own = ofMonth.get(month) ?? []
    const ended = returnsOf.get(month) ?? []
    let [counted, anew, returned] = [0, 0, 0]
    for (const step of inOrder(own, ended)) {
      if ('row' in step) {
        const persons = step.persons?.chosen ?? 0
        const before = Math.min(step.repeated, persons, countedBefore(step, left, running))
        if (step.previous !== null) left.set(step.previous, (left.get(step.previous) ?? 0) - before)
        left.set(step.name, persons)
        counted += before
        anew += persons - before
        running += persons - before
        continue
      }
      const still = left.get(step.event) ?? 0
      if (step.persons > still) excess++
      left.set(step.event, still - step.persons)
      returned += step.persons
      running -= step.persons
    }
    return { month, events: own, counted, anew, returned, running }
  })
  return { months: rows, excess }
}

/** Of an event that is not counted nobody has been. */
const countedBefore = ({ previous }: Event, left: ReadonlyMap<string, number>, running: number): number =>
  previous === null ? running : (left.get(previous) ?? 0)

const inOrder = (events: readonly Event[], returns: readonly Return[]): (Event | Return)[] =>
  [...events, ...returns].sort((one, other) => one.day - other.day)

const calendar = (dated: readonly { readonly month: number }[]): number[] => {
  const months = dated.map(({ month }) => month)
  if (months.length === 0) return []
  const [first, last] = [Math.min(...months), Math.max(...months)]
  return Array.from({ length: last - first + 1 }, (_, place) => first + place)
}
