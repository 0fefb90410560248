import type { Derivation } from '../../contract/derivation.ts'
import { formulaTree, type Term } from '../derivation/formula-tree.ts'
import type { ScriptInput } from './script-input.ts'

export type VariableType = 'number' | 'text'

/** What every variable holds, by dataset and name, as far as the derivations have come. */
export type VariableTypes = ReadonlyMap<string, ReadonlyMap<string, VariableType>>

/** A derivation with the types of the variables before it. */
export type TypedStep = { readonly step: Derivation; readonly types: VariableTypes }

/** What the variables of the source files hold. */
export const sourceTypes = ({ sources }: Pick<ScriptInput, 'sources'>): VariableTypes =>
  new Map(
    sources.map(({ dataset, variables }) => [
      dataset,
      new Map(variables.map(({ name, storage }) => [name, storage === 'number' ? 'number' : 'text'])),
    ]),
  )

/** The derivations of the datasets known, in order, each with the types before it; and the types after them all. */
export const typedSteps = (
  input: ScriptInput,
): { readonly steps: readonly TypedStep[]; readonly after: VariableTypes } => {
  let types = sourceTypes(input)
  const steps: TypedStep[] = []
  for (const step of input.plan.derivations) {
    if (!types.has(step.dataset)) continue
    steps.push({ step, types })
    const known = types.get(step.dataset) as ReadonlyMap<string, VariableType>
    types = new Map([...types, [step.dataset, new Map([...known, ...madeBy(step, types)])]])
  }
  return { steps, after: types }
}

/** The tree of a formula on the variables of a dataset. */
export const treeOf = (formula: string, dataset: string, types: VariableTypes): Term =>
  formulaTree(formula, (name) => types.get(dataset)?.get(name) ?? 'number')

const madeBy = (step: Derivation, types: VariableTypes): readonly (readonly [string, VariableType])[] => {
  const ofFormula = (formula: string, dataset: string): VariableType =>
    treeOf(formula, dataset, types).type === 'text' ? 'text' : 'number'
  switch (step.step) {
    case 'derive':
      return [[step.name, ofFormula(step.formula, step.dataset)]]
    case 'band':
    case 'recode':
    case 'combine':
      return [[step.name, 'text']]
    case 'join':
      return step.variables.map((name) => [name, types.get(step.from)?.get(name) ?? 'number'])
    case 'aggregate':
      return Object.entries(step.variables).map(([name, formula]) => [name, ofFormula(formula, step.from)])
    case 'exclude':
    case 'distinct':
      return []
  }
}
