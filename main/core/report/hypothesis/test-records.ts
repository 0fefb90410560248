import type { TestResult, TestRow } from '../../../contract/hypothesis.ts'
import { inLanguage } from '../../../contract/text.ts'
import { decimal, type NumberFormat, pValue } from '../number-format.ts'
import type { Records, Value } from '../report.ts'
import { levelText, type Scene } from '../scene.ts'
import { estimateFormat, oddsRatio, resultText, rowLabel } from './test-words.ts'

/** A test as a worksheet holds it: one row per tested quantity with all that is behind it. */
export const testRecords = (result: TestResult, scene: Scene): Records => {
  const columns = columnsOf(result, scene)
  return {
    title: inLanguage(result.title, scene.language),
    columns: [
      { label: scene.texts('test.column.tested'), isHeader: true },
      ...columns.map(({ label }) => ({ label, isHeader: false })),
    ],
    rows: result.rows.map((row) => [rowLabel(result, row, scene), ...columns.map(({ of }) => of(row))]),
  }
}

type Column = { readonly label: string; readonly of: (row: TestRow) => Value }

const columnsOf = (result: TestResult, { language, texts }: Scene): readonly Column[] => {
  const { test, form, family, ciLevel, rows } = result
  const level = levelText(ciLevel, language)
  const figure = (label: string, number: (row: TestRow) => number | null, format: (row: TestRow) => NumberFormat) => ({
    label,
    of: (row: TestRow) => ({ number: number(row), format: format(row) }),
  })
  const fixed = (decimals: number) => () => decimal(decimals)
  const asP = () => pValue
  const name = (column: string) => texts(`test.column.${column}`)
  const precision = (['se', 'ciLow', 'ciHigh'] as const).map((field) =>
    figure(texts(`report.field.${field}`, { level }), (row) => row[field], estimateFormat),
  )
  return [
    ...(test === 'independence' ? [] : [figure(name(`estimate.${test}`), ({ estimate }) => estimate, estimateFormat)]),
    ...(rows.some(({ se }) => se !== null) ? precision : []),
    ...(form === 'logistic' ? [figure(name('oddsRatio'), oddsRatio, fixed(3))] : []),
    figure(name(`statistic.${rows[0]?.kind ?? 't'}`), ({ statistic }) => statistic, fixed(3)),
    figure(name('df'), ({ df }) => df, fixed(1)),
    ...(rows.some(({ ddf }) => ddf !== null) ? [figure(name('ddf'), ({ ddf }) => ddf, fixed(1))] : []),
    figure(name('p'), ({ p }) => p, asP),
    ...(family === null ? [] : [figure(name('pAdjusted'), ({ pAdjusted }) => pAdjusted, asP)]),
    { label: name('significance'), of: (row) => resultText(result, row, { texts }) },
  ]
}
