import type { EditRule } from '../../contract/checks.ts'
import type { Frame } from '../data/frame.ts'
import { groupRecords } from '../data/groups.ts'
import { recordsOf, variablesIn } from './condition.ts'
import { judgement, type RecordOutcome, recordOutcome } from './outcome.ts'

type Duplicates = Extract<EditRule, { check: 'duplicates' }>

/**
 * Every record whose key another record has too: the first one as well, as nothing says which of them is right.
 * Records with a missing value in the key are not examined.
 */
export const checkDuplicates = (frame: Frame, rule: Duplicates): RecordOutcome => {
  const included = recordsOf(frame, rule)
  const { codes, sizes } = groupRecords(frame, rule.key, included)
  const judgements = Uint8Array.from(codes, (code) => {
    if (code === 0) return judgement.notExamined
    return (sizes[code - 1] as number) > 1 ? judgement.failing : judgement.inOrder
  })
  return recordOutcome(frame, judgements, included, [...rule.key, ...variablesIn(frame, rule.where)])
}
