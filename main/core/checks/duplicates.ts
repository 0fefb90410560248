import type { EditRule } from '../../contract/checks.ts'
import { daysOfDates } from '../data/days.ts'
import type { Frame } from '../data/frame.ts'
import { groupRecords } from '../data/groups.ts'
import { recordsOf, variablesIn } from './condition.ts'
import { judgement, type RecordOutcome, recordOutcome } from './outcome.ts'

type Duplicates = Extract<EditRule, { check: 'duplicates' }>

/**
 * Every record whose key another record has too: the first one as well, as nothing says which of them is right. With
 * `within` only those whose date lies so few days or fewer from that of another. Records with a missing value in the key,
 * or without a date, are not examined.
 */
export const checkDuplicates = (frame: Frame, rule: Duplicates): RecordOutcome => {
  const included = recordsOf(frame, rule)
  const { codes, sizes } = groupRecords(frame, rule.key, included)
  const near = rule.within && nearOthers(codes, daysOfDates(frame, rule.within.variable), rule.within.days)
  const judgements = Uint8Array.from(codes, (code, row) => {
    if (code === 0 || near?.[row] === judgement.notExamined) return judgement.notExamined
    const fails = near ? near[row] === judgement.failing : (sizes[code - 1] as number) > 1
    return fails ? judgement.failing : judgement.inOrder
  })
  const variables = [...rule.key, ...(rule.within ? [rule.within.variable] : []), ...variablesIn(frame, rule.where)]
  return recordOutcome(frame, judgements, included, variables)
}

/** Whether each record has a neighbour in its group at most so many days away, which are next to it when sorted by day. */
const nearOthers = (codes: Uint32Array, days: Float64Array, most: number): Uint8Array => {
  const order = Array.from(codes.keys())
    .filter((row) => codes[row] !== 0 && !Number.isNaN(days[row]))
    .sort((a, b) => (codes[a] as number) - (codes[b] as number) || (days[a] as number) - (days[b] as number))
  const near = new Uint8Array(codes.length)
  for (const row of order) near[row] = judgement.inOrder
  for (const [place, row] of order.entries()) {
    const next = order[place + 1]
    if (next === undefined || codes[next] !== codes[row] || (days[next] as number) - (days[row] as number) > most)
      continue
    near[row] = judgement.failing
    near[next] = judgement.failing
  }
  return near
}
