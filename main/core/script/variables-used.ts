import type { Derivation } from '../../contract/derivation.ts'
import type { DesignSpec } from '../../contract/design.ts'
import type { Plan } from '../../contract/plan.ts'
import type { TableSpec } from '../../contract/table.ts'
import type { WeightingStep } from '../../contract/weighting.ts'
import { formulaTree, variablesOf } from '../derivation/formula-tree.ts'
import { datasetsBehind, designOf } from '../plan/table-inputs.ts'
import { stepMargins } from '../weighting/step-margins.ts'

/** The datasets that the designs of the plan's tables need, and the names that are asked of each. */
export const variablesUsed = (plan: Plan): ReadonlyMap<string, ReadonlySet<string>> => {
  const designs = plan.designs.filter(({ id }) => plan.tables.some(({ design }) => design === id))
  const used = new Map(
    plan.tables
      .flatMap((table) => datasetsBehind(plan, designOf(plan, table), table.standardise))
      .map((name) => [name, new Set<string>()]),
  )
  const use = (dataset: string, names: readonly string[]): void => {
    for (const name of names) used.get(dataset)?.add(name)
  }
  for (const step of plan.derivations) {
    use(step.dataset, namesOfStep(step))
    if ('from' in step && typeof step.from === 'string') use(step.from, namesInOther(step))
  }
  for (const design of designs) {
    use(design.dataset, namesOfDesign(design))
    for (const { by, dataset, total } of design.weighting.flatMap(stepMargins)) use(dataset, [...by, total])
    for (const table of plan.tables) if (table.design === design.id) use(design.dataset, namesOfTable(plan, table))
  }
  for (const { standardise } of plan.tables) {
    if (standardise) use(standardise.population.dataset, [...standardise.by, standardise.population.total])
  }
  return used
}

/** The variables that a formula names. */
export const namesInFormula = (formula: string): readonly string[] => variablesOf(formulaTree(formula, () => 'number'))

/** The variables that a step makes. */
export const variablesMade = (step: Derivation): readonly string[] => {
  if (step.step === 'join') return step.variables
  if (step.step === 'aggregate') return Object.keys(step.variables)
  return 'name' in step ? [step.name] : []
}

/** The variables of its own dataset that a step reads. */
export const namesOfStep = (step: Derivation): readonly string[] => {
  switch (step.step) {
    case 'derive':
      return namesInFormula(step.formula)
    case 'band':
    case 'recode':
      return [step.of]
    case 'combine':
      return step.of
    case 'join':
    case 'aggregate':
      return typeof step.key === 'string' ? [step.key] : Object.keys(step.key)
    case 'exclude':
      return namesInFormula(step.where)
    case 'distinct':
      return step.key
  }
}

const namesInOther = (step: Derivation): readonly string[] => {
  if (step.step !== 'join' && step.step !== 'aggregate') return []
  const key = typeof step.key === 'string' ? [step.key] : Object.values(step.key)
  return [...key, ...(step.step === 'join' ? step.variables : Object.values(step.variables).flatMap(namesInFormula))]
}

/** The variables that a design and its weighting read. */
export const namesOfDesign = ({
  strata,
  psu,
  weight,
  fpc,
  secondPhase,
  replicates,
  unequal,
  weighting,
}: DesignSpec): readonly string[] => [
  ...Object.values(secondPhase ?? {}).filter((name) => name !== undefined),
  ...strata,
  ...psu,
  ...fpc,
  ...(weight === undefined ? [] : [weight]),
  ...(unequal === undefined ? [] : [unequal.probability]),
  ...(replicates?.method === 'supplied' ? replicates.variables : []),
  ...weighting.flatMap(namesOfWeighting),
]

const namesOfWeighting = (step: WeightingStep): readonly string[] => {
  const margins = stepMargins(step).flatMap(({ by }) => by)
  switch (step.step) {
    case 'selection':
      return [...step.probabilities, ...step.sizes.flatMap(({ population, sample }) => [population, sample])]
    case 'postStratify':
    case 'rake':
    case 'trim':
      return margins
    case 'calibrate':
      return [
        ...margins,
        ...step.numbers.map(({ variable }) => variable),
        ...(step.cluster === undefined ? [] : [step.cluster]),
      ]
    case 'eligibility':
      return [step.known, ...step.classes]
    case 'nonresponse':
      return [step.responded, ...step.classes]
    case 'propensity':
      return [step.responded, ...step.predictors]
  }
}

/** The variables that a table reads. */
export const namesOfTable = (
  plan: Plan,
  { variable, over, by, poverty, standardise, where }: TableSpec,
): readonly string[] => {
  const set = plan.sets.find(({ name }) => name === variable)
  return [
    ...(set?.variables ?? []),
    ...[variable, over].filter((name) => name !== undefined),
    ...by,
    ...(standardise?.by ?? []),
    ...(typeof poverty?.line === 'string' ? [poverty.line] : []),
    ...(where === undefined ? [] : namesInFormula(where)),
  ]
}
