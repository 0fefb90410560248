import type { EditRule } from '../../contract/checks.ts'
import type { Frame } from '../data/frame.ts'
import { aggregate } from '../derivation/combine.ts'
import { judgeBy, recordsOf, variablesIn } from './condition.ts'
import { type RecordOutcome, recordOutcome } from './outcome.ts'

type Consistency = Extract<EditRule, { check: 'consistency' }>

/**
 * Records for which a formula over their own values and over counts and sums of the records with the same key (in
 * `from`, which may be the dataset itself) is false: the members counted are not the members listed, a household has
 * no head or two. Aggregates are as in the derivation `aggregate`: no record with the key is a count of 0.
 */
export const checkConsistency = (frame: Frame, from: Frame, rule: Consistency): RecordOutcome => {
  const { key, aggregates } = rule
  const step = { step: 'aggregate', dataset: frame.dataset, from: from.dataset, key, variables: aggregates } as const
  const joined = aggregate(frame, from, step).frame
  return recordOutcome(joined, judgeBy(joined, rule.formula, 'missing'), recordsOf(joined, rule), [
    ...variablesIn(joined, rule.formula),
    ...variablesIn(joined, rule.where),
  ])
}
