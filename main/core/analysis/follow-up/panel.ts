import type { Frame } from '../../data/frame.ts'
import { selects } from '../../derivation/derive.ts'
import { type AnalysisSources, holdingsOf, rawCodes } from '../analysis-sources.ts'
import { numbersOf } from '../numbers-of.ts'
import { refusal } from './failures.ts'
import type { FollowUpSpec } from './spec.ts'

/** A visit that was made: the row of the person and of the visit. */
export type MadeVisit = { readonly person: number; readonly month: number; readonly row: number }

/** Persons and their visits, each person a row of the baseline. */
export type Panel = {
  readonly persons: Frame
  readonly visits: Frame
  readonly months: number
  /** By person the last month whose visit is due, lost or not: 0 to `months`. */
  readonly due: readonly number[]
  /** By person the month in which she was lost; null for who was not. */
  readonly lost: readonly (number | null)[]
  /** By person the reason for it, '' where none is told. */
  readonly reasons: readonly string[]
  readonly made: readonly MadeVisit[]
  /** By person her household, as the plan's disclosure rules count them. */
  readonly holdings: ArrayLike<number>
}

/**
 * Reads a panel. Refused, because its figures would contradict one another: a person twice or without a name, a visit of
 * nobody, a month outside of the follow-up, two visits made in one month, a visit made after the person was lost or
 * before it was due, a person lost after her last month.
 */
export const readPanel = (spec: FollowUpSpec, sources: AnalysisSources): Panel => {
  const { id, months } = spec
  const persons = sources.frame(spec.persons.dataset)
  const visits = sources.frame(spec.visits.dataset)
  const rows = rowsByName(id, rawCodes(persons, spec.persons.person))
  const due = monthsOf(id, spec.persons.due, persons, { from: 0, to: months }).map((month) => month ?? 0)
  const lost =
    spec.persons.lost === undefined
      ? due.map(() => null)
      : monthsOf(id, spec.persons.lost.month, persons, { from: 1, to: months, canMiss: true })
  const reasons = spec.persons.lost === undefined ? [] : rawCodes(persons, spec.persons.lost.reason)
  refuse(id, 'lost-later', lost.filter((month, row) => month !== null && month > (due[row] as number)).length)
  const made = madeVisits(spec, visits, rows)
  const isOut = ({ person, month }: MadeVisit): boolean =>
    month > (due[person] as number) || month >= (lost[person] ?? Number.POSITIVE_INFINITY)
  refuse(id, 'visit-outside', made.filter(isOut).length)
  return {
    ...{ persons, visits, months, due, lost, made },
    reasons: due.map((_, row) => reasons[row] ?? ''),
    holdings: holdingsOf(sources, persons),
  }
}

const refuse = (
  analysis: string,
  code: 'lost-later' | 'visit-outside' | 'unknown-person' | 'visit-twice' | 'person-twice' | 'no-month',
  records: number,
): void => {
  if (records > 0) throw refusal(`followUp.${code}`, { analysis, records })
}

const rowsByName = (analysis: string, names: readonly (string | null)[]): ReadonlyMap<string, number> => {
  const rows = new Map<string, number>()
  for (const [row, name] of names.entries()) if (name !== null) rows.set(name, row)
  refuse(analysis, 'person-twice', names.length - rows.size)
  return rows
}

type Months = { readonly from: number; readonly to: number; readonly canMiss?: boolean }

const monthsOf = (
  analysis: string,
  variable: string,
  frame: Frame,
  { from, to, canMiss = false }: Months,
): readonly (number | null)[] => {
  const values = Array.from(numbersOf(frame, variable, analysis), (value) => (Number.isNaN(value) ? null : value))
  const isWrong = (value: number | null): boolean =>
    value === null ? !canMiss : !Number.isInteger(value) || value < from || value > to
  refuse(analysis, 'no-month', values.filter(isWrong).length)
  return values
}

const madeVisits = (spec: FollowUpSpec, visits: Frame, rows: ReadonlyMap<string, number>): readonly MadeVisit[] => {
  const { id, months } = spec
  const names = rawCodes(visits, spec.visits.person)
  refuse(id, 'unknown-person', names.filter((name) => name === null || !rows.has(name)).length)
  const month = monthsOf(id, spec.visits.month, visits, { from: 1, to: months })
  const isMade = selects(visits, spec.visits.made)
  const made = names.flatMap((name, row) =>
    isMade[row] === 1 ? [{ person: rows.get(name as string) as number, month: month[row] as number, row }] : [],
  )
  const places = new Set(made.map((one) => one.person * (months + 1) + one.month))
  refuse(id, 'visit-twice', made.length - places.size)
  return made
}
