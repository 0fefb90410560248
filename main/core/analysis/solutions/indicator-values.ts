import { type Frame, variableOf } from '../../data/frame.ts'
import { missingRuleOf } from '../../data/missing.ts'
import { householdValues } from '../../solutions/household-value.ts'
import { type AnalysisSources, rawCodes } from '../analysis-sources.ts'
import { refusal } from './failures.ts'
import type { SolutionsIndicator } from './spec.ts'

/**
 * By household 1 where the vulnerability has been overcome, 0 where not, NaN where nobody knows. Whom the question does
 * not concern by design is not vulnerable; a refusal and a blank stay unknown. An indicator of persons becomes one of
 * their household by its rule.
 */
export const indicatorValues = (
  indicator: SolutionsIndicator,
  households: Frame,
  { frame }: Pick<AnalysisSources, 'frame'>,
): Float64Array => {
  const { members } = indicator
  if (members === undefined) return overcome(indicator, households)
  const persons = frame(members.dataset)
  const rowOf = new Map<string, number>()
  for (const [row, key] of rawCodes(households, members.key).entries()) if (key !== null) rowOf.set(key, row)
  const householdOf = rawCodes(persons, members.key).map((key) => (key === null ? -1 : (rowOf.get(key) ?? -1)))
  return householdValues(households.rows, householdOf, overcome(indicator, persons), members.rule)
}

const overcome = ({ variable, overcome, notApplicable }: SolutionsIndicator, frame: Frame): Float64Array => {
  const { categories, missing } = variableOf(frame, variable)
  const codes = rawCodes(frame, variable)
  const known = new Set([...categories.map(({ code }) => code), ...codes])
  const unknown = overcome.find((code) => !known.has(code))
  if (unknown !== undefined) throw refusal('solutions.unknown-code', { variable, code: unknown })
  const [good, beside] = [new Set(overcome), new Set(notApplicable)]
  return Float64Array.from(codes, (code) => {
    if (code === null) return Number.NaN
    if (beside.has(code)) return 1
    if (missingRuleOf(code, missing)) return Number.NaN
    return good.has(code) ? 1 : 0
  })
}
