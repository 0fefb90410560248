import type { ResultTable } from '../../../contract/results.ts'
import { inLanguage } from '../../../contract/text.ts'
import { isDoubtful } from '../marks.ts'
import { decimal, formatNumber, integer } from '../number-format.ts'
import type { Scene } from '../scene.ts'
import { pText, significanceGlyphs } from './comparison-fields.ts'

/** The line under a two-way table that tells its test of independence, at one less the level of its intervals. */
export const independenceLine = (
  table: ResultTable,
  { language, texts }: Pick<Scene, 'language' | 'texts'>,
): string[] => {
  const { independence, ciLevel, cells } = table
  if (!independence) return []
  const { test, statistic, df, ddf, p } = independence
  const [rows = '', columns = ''] = classifications(table, language)
  if (p === null) return [texts('independence.notTested', { rows, columns })]
  const outcome = p < 1 - ciLevel ? 'significant' : 'notSignificant'
  const degrees = (value: number | null) =>
    formatNumber(value, value !== null && Number.isInteger(value) ? integer : decimal(1), language)
  const line = texts(`independence.${test}`, {
    rows,
    columns,
    statistic: formatNumber(statistic, decimal(2), language),
    df: degrees(df),
    ddf: degrees(ddf),
    p: pText(p, { language, texts }),
    reading: texts(`independence.${outcome}`, { glyph: significanceGlyphs[outcome] }),
  })
  const hasDoubtful = cells.some(({ verdict }) => isDoubtful(verdict.level))
  return hasDoubtful ? [line, texts('independence.doubtful')] : [line]
}

const classifications = ({ dimensions, variable, levelLabel }: ResultTable, language: Scene['language']): string[] => [
  ...dimensions.map((dimension) => inLanguage(dimension.label, language) || dimension.variable),
  ...(variable === null ? [] : [inLanguage(levelLabel, language) || variable]),
]
