import type { EditRule } from '../../contract/checks.ts'
import type { MissingRule } from '../../contract/codebook.ts'
import { type Frame, variableOf } from '../data/frame.ts'
import { missingRuleOf } from '../data/missing.ts'
import { judgeBy, recordsOf, variablesIn } from './condition.ts'
import { judgement, type RecordOutcome, recordOutcome } from './outcome.ts'

type Skip = Extract<EditRule, { check: 'skip' }>

/**
 * Records that should have been asked and were not, or were asked and should not have been. Asked is whoever has an
 * answer or a stated reason for none (does not know, refused, other); a blank and the reasons "not asked" and "system"
 * are not. Where the condition cannot be told because an answer is missing the record is not examined.
 */
export const checkSkip = (frame: Frame, rule: Skip): RecordOutcome => {
  const should = judgeBy(frame, rule.asked, 'missing')
  const judgements = should.map((one) => (one === judgement.notExamined ? one : judgement.inOrder))
  for (const name of rule.variables) {
    const asked = wasAsked(frame, name)
    for (let row = 0; row < frame.rows; row++) {
      const expected = should[row] as number
      if (expected !== judgement.notExamined && (expected === judgement.inOrder) !== (asked[row] === 1))
        judgements[row] = judgement.failing
    }
  }
  return recordOutcome(frame, judgements, recordsOf(frame, rule), [
    ...variablesIn(frame, rule.asked),
    ...variablesIn(frame, rule.where),
    ...rule.variables,
  ])
}

const wasAsked = (frame: Frame, name: string): Uint8Array => {
  const { missing } = variableOf(frame, name)
  const column = frame.raw(name)
  if (column.type === 'code') {
    const byCode = [0, ...column.dictionary.map((code) => isAnswer(code, missing))]
    return Uint8Array.from(column.codes, (code) => byCode[code] as number)
  }
  const known = new Map<number, number>()
  return Uint8Array.from(column.values, (value) => {
    if (Number.isNaN(value)) return 0
    const found = known.get(value) ?? isAnswer(String(value), missing)
    if (missing.length > 0) known.set(value, found)
    return found
  })
}

const isAnswer = (code: string, missing: readonly MissingRule[]): 0 | 1 => {
  const reason = missingRuleOf(code, missing)?.reason
  return reason === 'notAsked' || reason === 'system' ? 0 : 1
}
