import type { TestResult, TestRow } from '../../contract/hypothesis.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import { decimal, formatInterval, formatNumber, integer, pValue } from '../../core/report/number-format.ts'
import { alignedText } from '../text-columns.ts'
import type { Texts } from '../texts.ts'

/** A test or model as lines for a terminal: title, records, and one line per tested quantity. */
export const testAsText = ({ test, title, n, rows }: TestResult, language: Language, texts: Texts): string => {
  const intercept = test === 'regression' ? texts('cli.tests.intercept') : ''
  const heads = ['term', 'estimate', 'ci', 'statistic', 'df', 'p', 'pAdjusted'].map((name) =>
    texts(`cli.tests.${name}`),
  )
  const lines = rows.map((row) => [
    termOf(row, intercept),
    formatNumber(row.estimate, decimal(4), language),
    formatInterval(row.ciLow, row.ciHigh, decimal(4), language),
    `${texts(`cli.tests.kind.${row.kind}`)} ${formatNumber(row.statistic, decimal(3), language)}`,
    [row.df, row.ddf]
      .filter((df) => df !== null)
      .map((df) => formatNumber(df, decimal(1), language))
      .join('; '),
    formatNumber(row.p, pValue, language),
    formatNumber(row.pAdjusted, pValue, language),
  ])
  const about = `${inLanguage(title, language)} (n = ${formatNumber(n, integer, language)})`
  return [about, ...alignedText([heads, ...lines])].join('\n')
}

const termOf = ({ variable, category, against }: TestRow, intercept: string): string => {
  if (variable === null) return intercept
  return category === null ? variable : `${variable}: ${category} − ${against}`
}
