import type { MissingRule, Variable } from '../../contract/codebook.ts'
import type { CodebookEdit } from '../../contract/codebook-commands.ts'
import { Failure } from '../../contract/failure.ts'
import { missingRuleOf } from '../data/missing.ts'

/**
 * The variables after a change of several at once. `documentationOf` gives the variables of another dataset. A name or
 * pattern that no variable has is refused: most likely it is misspelt.
 */
export const editCodebook = (
  variables: readonly Variable[],
  edit: CodebookEdit,
  documentationOf: (dataset: string) => readonly Variable[],
): Variable[] => {
  const isMeant = edit.variables === undefined ? undefined : chosen(variables, edit.variables)
  const among = (change: (variable: Variable) => Variable): Variable[] =>
    variables.map((variable) => (isMeant && !isMeant(variable.name) ? variable : change(variable)))
  switch (edit.edit) {
    case 'kind':
      return among((variable) => ({ ...variable, kind: edit.kind }))
    case 'missing':
      return among((variable) =>
        withRules(variable, isMeant ? edit.rules : edit.rules.filter((rule) => documents(variable, rule))),
      )
    case 'labels': {
      const others = new Map(documentationOf(edit.from).map((variable) => [variable.name, variable]))
      return among((variable) => withParts(variable, others.get(variable.name), edit.parts))
    }
  }
}

/** Which variables some names and patterns mean. */
const chosen = (variables: readonly Variable[], names: readonly string[]): ((name: string) => boolean) => {
  const patterns = names.map((name) => {
    const text = name.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    const pattern = new RegExp(`^${text.join('.*')}$`, 'su')
    if (!variables.some((variable) => pattern.test(variable.name)))
      throw new Failure('codebook.unknown-variable', { variable: name })
    return pattern
  })
  return (name) => patterns.some((pattern) => pattern.test(name))
}

/** Whether the codebook has a category that the rule calls missing. */
const documents = ({ categories }: Variable, rule: MissingRule): boolean =>
  categories.some(({ code }) => missingRuleOf(code, [rule]) !== undefined)

/** A new rule takes the place of the one for the same code or range, and the label of its category where it has none. */
const withRules = (variable: Variable, rules: readonly MissingRule[]): Variable => {
  if (rules.length === 0) return variable
  const same = (a: MissingRule, b: MissingRule): boolean => a.code === b.code && a.from === b.from && a.to === b.to
  const labelled = rules.map((rule): MissingRule => {
    const label = rule.label ?? variable.categories.find(({ code }) => code === rule.code)?.label
    return label === undefined ? rule : { ...rule, label }
  })
  const kept = variable.missing.filter((old) => !labelled.some((rule) => same(old, rule)))
  return { ...variable, missing: [...kept, ...labelled] }
}

type Parts = Extract<CodebookEdit, { edit: 'labels' }>['parts']

/** What the other one says goes before what is said here; what it does not say stays. */
const withParts = (variable: Variable, other: Variable | undefined, parts: Parts): Variable => {
  if (!other) return variable
  const texts = parts.flatMap((part) =>
    part === 'categories' || other[part] === undefined ? [] : [[part, other[part]] as const],
  )
  return {
    ...variable,
    ...Object.fromEntries(texts),
    categories: parts.includes('categories') ? mergedCategories(variable, other) : variable.categories,
  }
}

/** Own categories in their order, with the label of the other side where it has one, then those only it has. */
const mergedCategories = (variable: Variable, other: Variable): Variable['categories'] => {
  const labelled = new Map(other.categories.filter(({ label }) => label !== undefined).map((one) => [one.code, one]))
  const known = new Set(variable.categories.map(({ code }) => code))
  return [
    ...variable.categories.map((own) => labelled.get(own.code) ?? own),
    ...other.categories.filter(({ code }) => !known.has(code)),
  ]
}
