import { inLanguage } from '../../../main/contract/text.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useLanguage } from '../../i18n/texts.ts'
import type { VariableOption } from '../../ui/variable-box.tsx'

/** The variables of a dataset with those that the plan derives in it. */
export const useRiskVariables = (dataset: string): readonly VariableOption[] => {
  const language = useLanguage()
  const variables = useAnswer('data.variables', { dataset }, { enabled: dataset !== '' }).data ?? []
  const derivations = useAnswer('plan.describe', {}).data?.plan?.derivations ?? []
  const derived = derivations.flatMap((step) =>
    step.dataset === dataset && 'name' in step
      ? [{ name: step.name, label: inLanguage(step.label, language) || step.name }]
      : [],
  )
  const own = variables.map(({ name, label }) => ({ name, label: inLanguage(label, language) || name }))
  return [...own.filter(({ name }) => !derived.some((one) => one.name === name)), ...derived]
}
