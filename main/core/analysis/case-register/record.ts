import { daysOf, readDate } from '../../data/calendar.ts'
import { daysOfDates } from '../../data/days.ts'
import type { Frame } from '../../data/frame.ts'
import { selectedRows } from '../../derivation/selected-rows.ts'
import { rawCodes } from '../analysis-sources.ts'
import { refuseRecords } from '../refuse-records.ts'
import { refuseUnknownCodes } from '../refuse-unknown-codes.ts'
import type { CaseRegisterSpec } from './spec.ts'

/** One record of the register: a person in an event. Days count from 1970-01-01; an open record ends in Infinity. */
export type CaseRecord = {
  readonly row: number
  readonly person: string
  readonly event: string
  readonly status: 'displaced' | 'atRisk' | 'other'
  readonly from: number
  readonly to: number
}

/**
 * The records that count at the closing day: those that began by then; an end after it is not yet known. Refused: a record
 * without a person, an event, a day of entry or a status, one that ends before it
 * begins, and a code of the status that there is not.
 */
export const readRecords = (spec: CaseRegisterSpec, frame: Frame): readonly CaseRecord[] => {
  const { person, event, status, entry, exit, until } = spec
  const closing = daysOf(readDate(until))
  refuseUnknownCodes(spec, frame, status.variable, [...status.displaced, ...status.atRisk])
  const rows = selectedRows(frame, spec.where)
  const complete = (variable: string): readonly (string | null)[] => {
    const codes = rawCodes(frame, variable)
    refuseRecords(spec, variable, rows, (row) => codes[row] === null)
    return codes
  }
  const [persons, events, states] = [complete(person), event && complete(event), complete(status.variable)]
  const entries = daysOfDates(frame, entry.date)
  refuseRecords(spec, entry.date, rows, (row) => Number.isNaN(entries[row]))
  const exits = exit && daysOfDates(frame, exit.date)
  const written = exit && rawCodes(frame, exit.date)
  // A date that cannot be read is not an open record.
  const isWrongExit = (row: number) =>
    exits !== undefined &&
    ((exits[row] as number) < (entries[row] as number) || (Number.isNaN(exits[row]) && written?.[row] !== null))
  if (exit) refuseRecords(spec, exit.date, rows, isWrongExit)
  return rows
    .filter((row) => (entries[row] as number) <= closing)
    .map((row) => {
      const end = exits?.[row] ?? Number.NaN
      return {
        row,
        person: persons[row] as string,
        event: events ? (events[row] as string) : String(row),
        status: statusOf(states[row] as string, status),
        from: entries[row] as number,
        to: end <= closing ? end : Number.POSITIVE_INFINITY,
      }
    })
}

const statusOf = (code: string, { displaced, atRisk }: CaseRegisterSpec['status']): CaseRecord['status'] => {
  if (displaced.includes(code)) return 'displaced'
  return atRisk.includes(code) ? 'atRisk' : 'other'
}
