import { useCallback } from 'react'
import { inLanguage, type Localized } from '../../../../main/contract/text.ts'
import { useLanguage } from '../../../i18n/texts.ts'
import type { VariableOption } from '../../../ui/variable-box.tsx'

type Named = { readonly name: string; readonly label?: Localized | undefined }

/** Variables as a box offers them: by their label in the language of the screen, else by their name. */
export const useVariableOptions = (): ((variables: readonly Named[]) => VariableOption[]) => {
  const language = useLanguage()
  return useCallback(
    (variables) => variables.map(({ name, label }) => ({ name, label: inLanguage(label, language) || name })),
    [language],
  )
}
