import type { EditRule } from '../../../../main/contract/checks.ts'

/** The variables of its own dataset that a rule looks at, as far as its text tells. */
export const namesOfRule = (rule: EditRule): readonly string[] => {
  const where = rule.where === undefined ? [] : namesIn(rule.where)
  switch (rule.check) {
    case 'rule':
    case 'consistency':
      return [...new Set([...namesIn(rule.formula), ...where])]
    case 'range':
      return [...new Set([rule.variable, ...where])]
    case 'skip':
      return [...new Set([...rule.variables, ...namesIn(rule.asked), ...where])]
    case 'duplicates':
      return [...new Set([...rule.key, ...(rule.within ? [rule.within.variable] : []), ...where])]
    case 'outliers':
      return [...new Set([rule.variable, ...rule.by, ...where])]
    case 'profile':
      return [...new Set([...rule.by, ...rule.missing, ...rule.outliers, ...where])]
  }
}

const namesIn = (formula: string): string[] =>
  [...formula.matchAll(/\bd\.([\p{L}_][\p{L}\p{N}_]*)/gu)].map(([, name]) => name as string)
