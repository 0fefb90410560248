import type { Category, Variable } from '../../../../main/contract/codebook.ts'
import { inLanguage, type Localized } from '../../../../main/contract/text.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useLanguage } from '../../../i18n/texts.ts'
import type { VariableOption } from '../../../ui/variable-box.tsx'
import { useVariableOptions } from '../builder/variable-options.ts'
import { type Named, namesFor, type Scope } from './scope.ts'
import { asText } from './written.ts'

const none: readonly Variable[] = []

/** The variables of a dataset with all that is derived; none while no dataset is picked. */
const useVariables = (dataset: string): readonly Variable[] =>
  useAnswer('derivation.inputs', { dataset, at: null }, { enabled: dataset !== '' }).data ?? none

/** Variables of a dataset to pick from; what is picked already is among them, even where the data do not know it. */
export const useOptionsOf = (dataset: string, picked: readonly string[]): readonly VariableOption[] => {
  const optionsOf = useVariableOptions()
  return withPicked(optionsOf(useVariables(dataset)), picked)
}

/** The categories of a variable to pick from, by their labels; empty where it has none. */
export const useCategories = ({ dataset, variable }: Named, picked: readonly string[] = []): VariableOption[] => {
  const language = useLanguage()
  const categories: readonly Category[] = useVariables(dataset).find(({ name }) => name === variable)?.categories ?? []
  if (categories.length === 0) return []
  return withPicked(
    categories.map(({ code, label }) => ({ name: code, label: inLanguage(label, language) || code })),
    picked,
  )
}

/** The items of a list of the analysis that have a name, by their labels. */
export const useNamesOf = (scope: Scope, of: string, own: string): VariableOption[] => {
  const language = useLanguage()
  return namesFor(scope, of, own).map(({ name, label }) => ({
    name: asText(name),
    label: inLanguage(label as Localized | undefined, language) || asText(name),
  }))
}

const withPicked = (options: VariableOption[], picked: readonly string[]): VariableOption[] => {
  const known = new Set(options.map(({ name }) => name))
  return [...options, ...picked.filter((name) => !known.has(name)).map((name) => ({ name, label: name }))]
}
