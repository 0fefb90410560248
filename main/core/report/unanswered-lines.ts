import type { ResultTable } from '../../contract/results.ts'
import { inLanguage } from '../../contract/text.ts'
import { formatNumber, integer } from './number-format.ts'
import type { Scene } from './scene.ts'

/**
 * How many records count in the total of a dimension and in none of its categories, because they have no answer there:
 * without this line the total would not be that of the rows above it. Nothing is said where a figure of the line is hidden.
 */
export const unansweredLines = (table: ResultTable, { language, texts }: Pick<Scene, 'language' | 'texts'>): string[] =>
  table.dimensions.flatMap(({ variable, label }, place) => {
    const records = unanswered(table, place)
    if (records <= 0) return []
    const n = formatNumber(records, integer, language)
    return [
      texts('report.unanswered', {
        dimension: inLanguage(label, language) || variable,
        n,
      }),
    ]
  })

const unanswered = ({ cells }: ResultTable, place: number): number => {
  const level = cells[0]?.level ?? null
  const line = cells.filter(
    (cell) => cell.level === level && cell.group.every((code, at) => at === place || code === null),
  )
  const total = line.find(({ group }) => group[place] === null)
  if (!total || line.some(({ confidentiality }) => confidentiality === 'hidden')) return 0
  return 2 * (total.n ?? 0) - line.reduce((sum, { n }) => sum + (n ?? 0), 0)
}
