import { type DatasetChecks, EditRule, type Severity } from '../../../../main/contract/checks.ts'
import type { Localized } from '../../../../main/contract/text.ts'
import { numberOf } from '../../../i18n/number-of.ts'

export const ruleKinds = [
  'range',
  'rule',
  'skip',
  'duplicates',
  'consistency',
  'outliers',
  'profile',
] as const satisfies readonly EditRule['check'][]

/** A rule while it is written: every part of every kind, empty until it is filled in. */
export type RuleDraft = {
  readonly check: EditRule['check']
  readonly dataset: string
  readonly id: string
  readonly label: Localized
  readonly severity: Severity
  readonly where: string
  readonly formula: string
  readonly evaluatesMissing: boolean
  readonly variable: string | null
  readonly from: string
  readonly to: string
  readonly variables: readonly string[]
  readonly other: string | null
  readonly aggregates: readonly { readonly name: string; readonly formula: string }[]
  readonly by: readonly string[]
  readonly outliers: readonly string[]
  readonly isLog: boolean
  readonly distance: string
  readonly least: string
}

export const newRule = (dataset: string): RuleDraft => ({
  check: 'range',
  dataset,
  id: '',
  label: '',
  severity: 'error',
  where: '',
  formula: '',
  evaluatesMissing: false,
  variable: null,
  from: '',
  to: '',
  variables: [],
  other: null,
  aggregates: [],
  by: [],
  outliers: [],
  isLog: false,
  distance: '',
  least: '',
})

export const draftOf = ({ dataset }: DatasetChecks, rule: EditRule): RuleDraft => {
  const { check, id, label, severity, where = '' } = rule
  const draft = { ...newRule(dataset), check, id, label, severity, where }
  switch (rule.check) {
    case 'rule':
      return { ...draft, formula: rule.formula, evaluatesMissing: rule.whenMissing === 'evaluate' }
    case 'range':
      return { ...draft, variable: rule.variable, from: textOf(rule.from), to: textOf(rule.to) }
    case 'skip':
      return { ...draft, formula: rule.asked, variables: rule.variables }
    case 'duplicates':
      return {
        ...draft,
        variables: rule.key,
        variable: rule.within?.variable ?? null,
        distance: textOf(rule.within?.days),
      }
    case 'consistency': {
      const aggregates = Object.entries(rule.aggregates).map(([name, formula]) => ({ name, formula }))
      const variables = typeof rule.key === 'string' ? [rule.key] : Object.keys(rule.key)
      return { ...draft, other: rule.from, variables, aggregates, formula: rule.formula }
    }
    case 'outliers': {
      const { variable, by, scale, distance, least } = rule
      return { ...draft, variable, by, isLog: scale === 'log', distance: String(distance), least: String(least) }
    }
    case 'profile': {
      const { by, missing, outliers, distance, least } = rule
      return { ...draft, by, variables: missing, outliers, distance: String(distance), least: String(least) }
    }
  }
}

/** A rule whose key has other names in the other dataset is written in the plan and not in the form. */
export const hasForm = (rule: EditRule): boolean => rule.check !== 'consistency' || typeof rule.key === 'string'

/** The rule of a draft; null while something is missing or no number. */
export const ruleOf = (draft: RuleDraft): EditRule | null => {
  const checked = EditRule.safeParse(partsOf(draft))
  return checked.success ? checked.data : null
}

const partsOf = (draft: RuleDraft): object => {
  const { check, id, label, severity, formula, variables, by } = draft
  const where = draft.where.trim()
  const every = { check, id, label, severity, ...(where === '' ? {} : { where }) }
  const statement = formula.trim() === '' ? undefined : formula.trim()
  const limits = defined({ distance: numberOf(draft.distance), least: numberOf(draft.least) })
  switch (check) {
    case 'rule':
      return { ...every, formula: statement, ...(draft.evaluatesMissing ? { whenMissing: 'evaluate' } : {}) }
    case 'range':
      return { ...every, variable: draft.variable, ...defined({ from: numberOf(draft.from), to: numberOf(draft.to) }) }
    case 'skip':
      return { ...every, asked: statement, variables }
    case 'duplicates':
      return {
        ...every,
        key: variables,
        ...(draft.variable === null ? {} : { within: { variable: draft.variable, days: numberOf(draft.distance) } }),
      }
    case 'consistency':
      return {
        ...every,
        from: draft.other,
        key: variables[0],
        aggregates: Object.fromEntries(draft.aggregates.map((one) => [one.name.trim(), one.formula.trim()])),
        formula: statement,
      }
    case 'outliers':
      return { ...every, variable: draft.variable, by, scale: draft.isLog ? 'log' : 'linear', ...limits }
    case 'profile':
      return { ...every, by, missing: variables, outliers: draft.outliers, ...limits }
  }
}

const textOf = (value: number | undefined): string => (value === undefined ? '' : String(value))

const defined = (parts: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
