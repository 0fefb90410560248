import type { DesignSpec } from '../../contract/design.ts'
import type { DesignFinding } from '../../contract/design-finding.ts'
import type { Frame } from '../data/frame.ts'
import { stataWords } from '../script/stata-words.ts'
import { finding } from './finding.ts'

/** Arguments of R's `svydesign`, and words that Stata keeps for itself: a column of such a name is mistaken there. */
const arguments_ = ['data', 'fpc', 'id', 'ids', 'nest', 'pps', 'probs', 'strata', 'variables', 'variance', 'weights']
const mistaken: ReadonlySet<string> = new Set([...arguments_, ...stataWords])

/** What the names and kinds of the columns tell: names like arguments, and design variables that nobody uses. */
export const examineNames = (spec: DesignSpec, frame: Frame): readonly DesignFinding[] => {
  const named = [...frame.variables.keys()].filter((name) => mistaken.has(name))
  return [
    ...(named.length === 0 ? [] : [finding('name-like-argument', { variables: named.join(', ') })]),
    ...(spec.probability ? unusedVariables(spec, frame) : []),
  ]
}

const unusedVariables = (spec: DesignSpec, frame: Frame): readonly DesignFinding[] => {
  const used = new Set([
    ...spec.strata,
    ...spec.psu,
    ...spec.fpc,
    spec.weight,
    ...Object.values(spec.secondPhase ?? {}),
  ])
  const unused = (kind: 'design' | 'weight'): string =>
    [...frame.variables.values()]
      .filter((variable) => variable.kind === kind && !used.has(variable.name))
      .map(({ name }) => name)
      .join(', ')
  const designs = spec.psu.length === 0 || spec.strata.length === 0 ? unused('design') : ''
  const weights = spec.weight === undefined ? unused('weight') : ''
  return [
    ...(designs === '' ? [] : [finding('unused-design-variables', { variables: designs })]),
    ...(weights === '' ? [] : [finding('unused-weight', { variables: weights })]),
  ]
}
