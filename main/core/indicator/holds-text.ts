import type { Plan } from '../../contract/plan.ts'

/**
 * Does the plan make this variable of text? Codes that look like numbers are compared as texts there. What the file
 * alone says is not known here, and is taken for numbers.
 */
export const holdsText = (plan: Pick<Plan, 'derivations' | 'sources'>, dataset: string, variable: string): boolean => {
  const step = plan.derivations.findLast(
    (one) =>
      one.dataset === dataset &&
      ('name' in one ? one.name === variable : one.step === 'join' && one.variables.includes(variable)),
  )
  if (step?.step === 'join') return holdsText(plan, step.from, variable)
  if (step) return step.step === 'recode' || step.step === 'band'
  const source = plan.sources.find((one) => one.dataset === dataset)
  return (
    source !== undefined &&
    'options' in source &&
    'types' in source.options &&
    source.options.types?.[variable] === 'text'
  )
}
