import type { Category } from '../../../main/contract/codebook.ts'
import type { ComparisonTable } from '../../../main/contract/comparison.ts'
import type { ResultTable } from '../../../main/contract/results.ts'
import type { ReviewItem } from '../../../main/contract/review.ts'
import { inLanguage, type Language } from '../../../main/contract/text.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'

/** A figure by its codes; `_T` is the margin over a dimension. */
export type At = Readonly<Record<string, string>>

/** Names the figures of an item by the labels of their categories; a code without a label stands for itself. */
export const useCellNames = ({ kind, id }: ReviewItem): ((at: At) => string) => {
  const t = useTexts()
  const language = useLanguage()
  const results = useAnswer('plan.results', {}, { enabled: kind === 'table' || kind === 'comparison' }).data
  const table = kind === 'table' ? results?.tables.find((one) => one.id === id) : undefined
  const comparison = kind === 'comparison' ? results?.comparisons.find((one) => one.id === id) : undefined
  return (at) => {
    const parts = Object.entries(at).map(([name, code]) => {
      const list = listOf(table ?? comparison, comparison, name)
      const label = code === '_T' ? t('report.total') : labelOf(list?.categories, code, language)
      return list?.label ? `${list.label[language]}: ${label}` : label
    })
    return parts.length === 0 ? t('validation.cell.only') : parts.join(' · ')
  }
}

type List = { readonly label: Readonly<Record<Language, string>> | null; readonly categories: readonly Category[] }

/** The classification that a code belongs to: of a dimension, of the levels, or of what a comparison holds together. */
const listOf = (
  result: ResultTable | ComparisonTable | undefined,
  comparison: ComparisonTable | undefined,
  name: string,
): List | undefined => {
  if (!result) return undefined
  const dimension = result.dimensions.find(({ variable }) => variable === name)
  if (dimension) {
    const label = dimension.label ?? dimension.variable
    return { label: bothOf(label), categories: dimension.categories }
  }
  if (name === 'level') {
    return { label: result.levelLabel ? bothOf(result.levelLabel) : null, categories: result.levels }
  }
  const compared = comparison?.compared[0]
  return compared && { label: null, categories: compared.categories }
}

const bothOf = (label: Parameters<typeof inLanguage>[0]): Readonly<Record<Language, string>> => ({
  es: inLanguage(label, 'es'),
  en: inLanguage(label, 'en'),
})

const labelOf = (categories: readonly Category[] | undefined, code: string, language: Language): string =>
  inLanguage(categories?.find((category) => category.code === code)?.label, language) || code
