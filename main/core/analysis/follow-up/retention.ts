import { behindPersons, type Count, isSafe, personsIn } from './count.ts'
import type { Panel } from './panel.ts'

/** What became of the visits and the persons in some months that follow one another. */
export type Period = {
  readonly from: number
  readonly to: number
  /** Persons in follow-up whose first visit of the period is due. */
  readonly atRisk: Count
  /** Visits due of persons who were not lost before or in that month. */
  readonly due: Count
  readonly made: Count
  readonly missed: Count
  readonly lost: Count
  /** Persons whose last due visit is in the period, and who were not lost: what comes later is not known as yet. */
  readonly censored: Count
  readonly complete: Count
  /** The share of persons not lost until its end: Kaplan–Meier. */
  readonly retention: number
}

/**
 * Retention month by month, or in months taken together until each count of a period rests on `atLeast` households or on
 * none. A person lost in a month is at risk in it; her visit of that month is not due. Remaining is estimated by the
 * product of 1 − lost ÷ at risk over the months (Kaplan and Meier 1958, Journal of the American Statistical Association
 * 53), so that persons whose months have not come yet count as long as they can. Null where even the whole follow-up has
 * a count on fewer households.
 */
export const retentionOf = (panel: Panel, atLeast: number | undefined): readonly Period[] | null => {
  const until = Math.max(...panel.due, 0)
  const survival = survivalOf(panel)
  const periods: Period[] = []
  let from = 1
  for (let month = 1; month <= until; month++) {
    const period = periodOf(panel, from, month, survival)
    if (!isPrintable(period, atLeast)) continue
    periods.push(period)
    from = month + 1
  }
  while (from <= until) {
    const before = periods.pop()
    const period = periodOf(panel, before?.from ?? 1, until, survival)
    if (isPrintable(period, atLeast)) return [...periods, period]
    if (before === undefined) return null
    from = before.from
  }
  return periods
}

const isPrintable = (
  { atRisk, due, made, missed, lost, censored, complete }: Period,
  atLeast: number | undefined,
): boolean =>
  atLeast === undefined || [atRisk, due, made, missed, lost, censored, complete].every((one) => isSafe(one, atLeast))

const periodOf = (panel: Panel, from: number, to: number, survival: readonly number[]): Period => {
  const { due, lost, made, months } = panel
  const lostIn = (person: number) => lost[person] ?? Number.POSITIVE_INFINITY
  const persons = due.map((_, person) => person)
  const visits = persons.flatMap((person) =>
    Array.from({ length: to - from + 1 }, (_, place) => from + place)
      .filter((month) => month <= (due[person] as number) && month < lostIn(person))
      .map((month) => ({ person, month })),
  )
  const isMade = new Set(made.map(({ person, month }) => `${person} ${month}`))
  const of = (wanted: boolean) =>
    visits.filter(({ person, month }) => isMade.has(`${person} ${month}`) === wanted).map(({ person }) => person)
  const isKept = (person: number) => lost[person] === null
  const endsIn = (person: number) => (due[person] as number) >= from && (due[person] as number) <= to
  return {
    ...{ from, to },
    atRisk: personsIn(panel, (person) => (due[person] as number) >= from && lostIn(person) >= from),
    due: behindPersons(
      panel,
      visits.map(({ person }) => person),
    ),
    made: behindPersons(panel, of(true)),
    missed: behindPersons(panel, of(false)),
    lost: personsIn(panel, (person) => lostIn(person) >= from && lostIn(person) <= to),
    censored: personsIn(panel, (person) => isKept(person) && endsIn(person) && (due[person] as number) < months),
    complete: personsIn(panel, (person) => isKept(person) && endsIn(person) && due[person] === months),
    retention: survival[to] as number,
  }
}

/** By month, 0 included, the estimated share of persons not lost until its end. */
const survivalOf = ({ due, lost, months }: Panel): readonly number[] => {
  const survival = [1]
  for (let month = 1; month <= months; month++) {
    const atRisk = due.filter((last, person) => last >= month && (lost[person] ?? Number.POSITIVE_INFINITY) >= month)
    const gone = lost.filter((own) => own === month).length
    const before = survival[month - 1] as number
    survival.push(atRisk.length === 0 ? before : before * (1 - gone / atRisk.length))
  }
  return survival
}
