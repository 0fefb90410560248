import type { TestResult, TestRow } from '../../../contract/hypothesis.ts'
import { decimal, formatInterval, formatNumber, type NumberFormat, pValue } from '../number-format.ts'
import type { Grid } from '../report.ts'
import { levelText, type Scene } from '../scene.ts'
import { dfText, estimateFormat, oddsRatio, resultText, rowLabel } from './test-words.ts'

/** A test as a page shows it: one row per tested quantity with its estimate, its test and what that says. */
export const testGrid = (result: TestResult, scene: Scene): Grid => {
  const columns = columnsOf(result, scene)
  const head = [scene.texts('test.column.tested'), ...columns.map(({ label }) => label)]
  const rows = result.rows.map((row) => ({
    header: rowLabel(result, row, scene),
    isTotal: false,
    cells: columns.map(({ show }) => ({ text: show(row), mark: null })),
  }))
  return {
    head: [head.map((text) => ({ text, columns: 1, rows: 1 }))],
    groups: [{ header: '', rows }],
    columns: head.length,
  }
}

type Column = { readonly label: string; readonly show: (row: TestRow) => string }

const columnsOf = (result: TestResult, { language, texts }: Scene): readonly Column[] => {
  const { test, form, family, ciLevel, rows } = result
  const column = (name: string, show: Column['show']): Column => ({ label: texts(`test.column.${name}`), show })
  const number = (value: number | null, format: NumberFormat) => formatNumber(value, format, language)
  const odds = column('oddsRatio', (row) => number(oddsRatio(row), decimal(2)))
  const precision: readonly Column[] = [
    column('se', (row) => number(row.se, estimateFormat(row))),
    {
      label: texts('report.column.interval', { level: levelText(ciLevel, language) }),
      show: (row) => formatInterval(row.ciLow, row.ciHigh, estimateFormat(row), language),
    },
  ]
  return [
    ...(test === 'independence'
      ? []
      : [column(`estimate.${test}`, (row) => number(row.estimate, estimateFormat(row)))]),
    ...(rows.some(({ se }) => se !== null) ? precision : []),
    ...(form === 'logistic' ? [odds] : []),
    column(`statistic.${rows[0]?.kind ?? 't'}`, (row) => number(row.statistic, decimal(2))),
    column('df', (row) => dfText(row, { language })),
    column('p', ({ p }) => number(p, pValue)),
    ...(family === null ? [] : [column('pAdjusted', ({ pAdjusted }) => number(pAdjusted, pValue))]),
    column('significance', (row) => resultText(result, row, { texts })),
  ]
}
