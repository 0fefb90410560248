import { daysOf, readDate } from '../../data/calendar.ts'
import { daysOfDates } from '../../data/days.ts'
import type { Frame } from '../../data/frame.ts'
import { selectedRows } from '../../derivation/selected-rows.ts'
import { rawCodes } from '../analysis-sources.ts'
import { refuseRecords } from '../refuse-records.ts'
import type { DeliverySpec } from './spec.ts'

/** A component that a case needs. */
export type Need = {
  readonly row: number
  readonly case: string
  /** Days from the need to the delivery; null while there was none by the closing day. */
  readonly days: number | null
  /** The time given has passed by the closing day. */
  readonly isDue: boolean
  /** Delivered within the time given. */
  readonly isInTime: boolean
}

/**
 * The needs that had arisen by the closing day. Refused: a need without a case or a day, a case that needs a component
 * twice, a delivery before the need or on a day that cannot be read.
 */
export const readNeeds = (spec: DeliverySpec, frame: Frame): readonly Need[] => {
  const closing = daysOf(readDate(spec.until))
  const rows = selectedRows(frame, spec.where)
  const [cases, components, written] = [spec.case, spec.component, spec.delivered].map((name) => rawCodes(frame, name))
  const [since, delivered] = [spec.since, spec.delivered].map((name) => daysOfDates(frame, name))
  const refuse = (variable: string, isWrong: (row: number) => boolean): void =>
    refuseRecords(spec, variable, rows, isWrong)
  refuse(spec.case, (row) => cases?.[row] == null)
  refuse(spec.since, (row) => Number.isNaN(since?.[row]))
  refuse(
    spec.delivered,
    (row) =>
      (delivered?.[row] as number) < (since?.[row] as number) ||
      (Number.isNaN(delivered?.[row]) && written?.[row] != null),
  )
  const seen = new Set<string>()
  refuse(spec.component, (row) => {
    const pair = JSON.stringify([cases?.[row], components?.[row]])
    const isTwice = components?.[row] == null || seen.has(pair)
    seen.add(pair)
    return isTwice
  })
  return rows
    .filter((row) => (since?.[row] as number) <= closing)
    .map((row) => {
      const from = since?.[row] as number
      const day = delivered?.[row] as number
      const days = day <= closing ? day - from : null
      const isInTime = days !== null && days <= spec.within
      return { row, case: cases?.[row] as string, days, isDue: from + spec.within <= closing, isInTime }
    })
}
