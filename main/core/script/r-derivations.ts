import type { Derivation } from '../../contract/derivation.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import { bandsOf } from '../derivation/band.ts'
import { countsRecords } from '../derivation/combine.ts'
import { variablesOf } from '../derivation/formula-tree.ts'
import { recodeTarget } from '../derivation/recode.ts'
import { rFormula } from './r-formula.ts'
import { rCall, rComment, rName, rNamed, rNumbers, rString, rTexts } from './r-text.ts'
import type { ScriptInput } from './script-input.ts'
import { type TypedStep, treeOf, type VariableTypes } from './variable-types.ts'

/** Code that does what a step of the plan does, under the text that the plan has for it. */
export const rStep = ({ step, types }: TypedStep, lists: ScriptInput['lists'], language: Language): string => {
  const text = inLanguage('reason' in step ? step.reason : 'label' in step ? step.label : undefined, language)
  return [...(text === '' ? [] : [rComment(text)]), codeOf(step, types, lists)].join('\n')
}

/** A condition on the records of a dataset, as the arguments of `chosen`. */
export const rCondition = (formula: string, dataset: string, types: VariableTypes): readonly [string, string] => {
  const tree = treeOf(formula, dataset, types)
  return [rTexts(variablesOf(tree)), rFormula(tree, false)]
}

const codeOf = (step: Derivation, types: VariableTypes, lists: ScriptInput['lists']): string => {
  const data = `study$${rName(step.dataset)}`
  const column = (name: string): string => `${data}$${rName(name)}`
  switch (step.step) {
    case 'derive': {
      const tree = treeOf(step.formula, step.dataset, types)
      const seesBlanks = step.whenMissing === 'evaluate'
      const needs = seesBlanks ? [] : variablesOf(tree)
      return rCall(`${column(step.name)} <- computed`, [data, rTexts(needs), rFormula(tree, seesBlanks)])
    }
    case 'band': {
      const { bounds } = bandsOf(step, lists)
      const ends = [bounds.map(({ from }) => from), bounds.map(({ to }) => to)].map(rNumbers)
      const codes = rTexts(bounds.map(({ code }) => code))
      return rCall(`${column(step.name)} <- banded`, [column(step.of), codes, ...ends])
    }
    case 'recode': {
      const { map } = recodeTarget(step, lists)
      const pairs = rNamed(Object.entries(map).map(([old, code]) => [old, code === null ? 'NA' : rString(code)]))
      const otherwise = step.otherwise === undefined ? [] : [rString(step.otherwise)]
      return rCall(`${column(step.name)} <- recoded`, [column(step.of), pairs, ...otherwise])
    }
    case 'combine':
      return rCall(`${column(step.name)} <- combined`, [data, rTexts(step.of), rString(step.counted)])
    case 'join':
      return rCall(`${data} <- joined`, [data, `study$${rName(step.from)}`, pairsOf(step.key), rTexts(step.variables)])
    case 'aggregate':
      return Object.entries(step.variables)
        .map(([name, formula]) => aggregateCode(step, data, name, formula, types))
        .join('\n')
    case 'exclude':
      return rCall(`${data} <- without`, [data, ...rCondition(step.where, step.dataset, types)])
    case 'distinct':
      return rCall(`${data} <- first_of_key`, [data, rTexts(step.key)])
  }
}

const aggregateCode = (
  step: Extract<Derivation, { step: 'aggregate' }>,
  data: string,
  name: string,
  formula: string,
  types: VariableTypes,
): string => {
  const tree = treeOf(formula, step.from, types)
  const absent = countsRecords(formula) ? '0' : tree.type === 'text' ? 'NA_character_' : 'NA_real_'
  const other = `study$${rName(step.from)}`
  const target = `${data}$${rName(name)} <- aggregated`
  return rCall(target, [data, other, pairsOf(step.key), absent, rFormula(tree, true)])
}

/** The names of a key here, paired with those in the other dataset. */
const pairsOf = (key: string | Readonly<Record<string, string>>): string =>
  rNamed(
    (typeof key === 'string' ? [[key, key] as const] : Object.entries(key)).map(([own, other]) => [
      own,
      rString(other),
    ]),
  )
