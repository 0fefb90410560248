import type { Correction, DatasetChecks } from '../../../contract/checks.ts'
import { Failure } from '../../../contract/failure.ts'
import type { Plan } from '../../../contract/plan.ts'

/** Checks of the plan's checks what the schema cannot: ranges have room, corrections name rules that are there. */
export const checkEditRules = ({ checks }: Plan): void => {
  for (const one of checks) {
    for (const rule of one.rules) {
      if (rule.check === 'range' && rule.from !== undefined && rule.to !== undefined && rule.from > rule.to)
        throw new Failure('check.empty-range', { rule: rule.id })
    }
    refuseUnknownRules(one, one.corrections)
  }
}

/** Fails when a correction says it is made because of a rule that the dataset does not have. */
export const refuseUnknownRules = (
  { rules }: Pick<DatasetChecks, 'rules'>,
  corrections: readonly Correction[],
): void => {
  const known = new Set(rules.map(({ id }) => id))
  for (const [place, { rule }] of corrections.entries())
    if (rule !== undefined && !known.has(rule))
      throw new Failure('correction.unknown-rule', { rule, position: place + 1 })
}
