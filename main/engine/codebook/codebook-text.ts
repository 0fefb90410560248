import type { CodebookDifference, RelabelledCode } from '../../contract/codebook-commands.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import type { Texts } from '../texts.ts'

type Differences = { readonly shared: number; readonly differences: readonly CodebookDifference[] }

/** What two datasets say differently of the variables they share: a line per variable, one per category. */
export const differencesAsText = (
  { shared, differences }: Differences,
  dataset: string,
  other: string,
  language: Language,
  texts: Texts,
): string => {
  const label = (text: CodebookDifference['categories'][number]['label']): string =>
    text === null ? texts('codebook.noCategory') : `«${inLanguage(text, language)}»`
  const lines = differences.flatMap(({ variable, parts, categories }) => [
    `${variable}: ${parts.map((part) => texts(`codebook.part.${part}`)).join(', ')}`,
    ...categories.map((one) => `  ${one.code}: ${label(one.label)} ≠ ${label(one.otherLabel)}`),
  ])
  const head = texts('codebook.differences', { dataset, other, shared, variables: differences.length })
  return [head, ...lines].join('\n')
}

/** The codes that the plan calls something else than their file does, with what to do; no lines where there are none. */
export const relabelledAsText = (codes: readonly RelabelledCode[], language: Language, texts: Texts): string[] => {
  if (codes.length === 0) return []
  const lines = codes.map(({ variable, code, inFile, inPlan }) =>
    texts('import.relabelled.code', {
      variable,
      code,
      inFile: inLanguage(inFile, language),
      inPlan: inLanguage(inPlan, language),
    }),
  )
  return [texts('import.relabelled'), ...lines.map((line) => `  ${line}`), texts('import.relabelled.then')]
}
