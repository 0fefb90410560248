import type { ComparisonTable } from '../../contract/comparison.ts'
import type { Cell, ResultTable } from '../../contract/results.ts'
import { inLanguage } from '../../contract/text.ts'
import { formatNumber, hiddenSymbol, integer } from './number-format.ts'
import type { Scene } from './scene.ts'

/** On what the figures of a table rest: what the plan says of it, and how many records that is. */
export const baseText = (table: ResultTable, { language, texts }: Pick<Scene, 'language' | 'texts'>): string => {
  const records = recordsBehind(table)
  return saidOf(table, records === null ? hiddenSymbol : formatNumber(records, integer, language), { language, texts })
}

/** The same of a comparison: the fewest and the most records that one of its figures rests on. */
export const comparisonBaseText = (
  comparison: ComparisonTable,
  { language, texts }: Pick<Scene, 'language' | 'texts'>,
): string => {
  const sizes = comparison.cells.map(({ n }) => n)
  if (sizes.length === 0) return inLanguage(comparison.base, language)
  const ends = [...new Set([Math.min(...sizes), Math.max(...sizes)])]
  const n = ends.map((size) => formatNumber(size, integer, language)).join('–')
  return saidOf(comparison, n, { language, texts })
}

const saidOf = (
  { base, probability }: Pick<ResultTable, 'base' | 'probability'>,
  n: string,
  { language, texts }: Pick<Scene, 'language' | 'texts'>,
): string => {
  const counted = texts(probability ? 'report.base.sample' : 'report.base.records', { n })
  const said = inLanguage(base, language)
  return said === '' ? counted : `${said} (${counted})`
}

/** Unweighted records of the whole table, or of all its categories where no margin was asked for; null = not disclosed. */
const recordsBehind = ({ cells, dimensions }: ResultTable): number | null => {
  const level = cells[0]?.level ?? null
  const ofLevel = cells.filter((cell) => cell.level === level)
  const whole = ofLevel.filter(({ group }) => group.every((code) => code === null))
  const parts = whole.length > 0 || dimensions.length === 0 ? whole : ofLevel
  return parts.some(isHidden) ? null : parts.reduce((sum, { n }) => sum + (n ?? 0), 0)
}

const isHidden = ({ confidentiality }: Cell): boolean => confidentiality === 'hidden'
