import type { EditRule } from '../../contract/checks.ts'
import type { Frame } from '../data/frame.ts'
import { judgeBy, recordsOf, variablesIn } from './condition.ts'
import { type RecordOutcome, recordOutcome } from './outcome.ts'

type Rule = Extract<EditRule, { check: 'rule' }>

/** Records for which the formula of an edit rule is false (Fellegi & Holt 1976: an edit names what may not be). */
export const checkRule = (frame: Frame, rule: Rule): RecordOutcome =>
  recordOutcome(frame, judgeBy(frame, rule.formula, rule.whenMissing), recordsOf(frame, rule), [
    ...variablesIn(frame, rule.formula),
    ...variablesIn(frame, rule.where),
  ])
