import { useMemo } from 'react'
import type { Variable } from '../../../../main/contract/codebook.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useLanguage } from '../../../i18n/texts.ts'
import type { VariableOption } from '../../../ui/variable-box.tsx'

/** Variables by their name, which formulas need, with their label after it. */
export const useNamedOptions = (variables: readonly Variable[]): readonly VariableOption[] => {
  const language = useLanguage()
  return useMemo(
    () =>
      variables.map(({ name, label }) => ({
        name,
        label: [name, inLanguage(label, language)].filter((part) => part !== '').join(' · '),
      })),
    [variables, language],
  )
}
