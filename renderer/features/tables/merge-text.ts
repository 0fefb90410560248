import type { ResultTable } from '../../../main/contract/results.ts'
import type { CategoryMerge } from '../../../main/contract/table.ts'
import { inLanguage, type Language } from '../../../main/contract/text.ts'

/** "18 a 29 + 30 a 44; 60 + 70": what is taken together, by the labels of the table where it has them. */
export const mergeText = (
  table: ResultTable | null,
  variable: string,
  merge: readonly CategoryMerge[],
  language: Language,
): string => {
  const categories =
    table?.dimensions.find((dimension) => dimension.variable === variable)?.categories ?? table?.levels ?? []
  const labels = new Map(categories.map(({ code, label }) => [code, inLanguage(label, language) || code]))
  return merge
    .map(({ codes }) => labels.get(codes.join('+')) ?? codes.map((code) => labels.get(code) ?? code).join(' + '))
    .join('; ')
}
