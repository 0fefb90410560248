import type { TestResult, TestRow } from '../../../contract/hypothesis.ts'
import { holmAdjusted } from '../../inference/holm.ts'
import { finite } from '../../numerics/finite.ts'

/** The same results with the p values of every family adjusted together. The intercept of a regression is no test. */
export const adjustFamilies = (results: readonly TestResult[]): readonly TestResult[] => {
  const adjusted = new Map<TestRow, number>()
  for (const family of new Set(results.flatMap((result) => result.family ?? []))) {
    const rows = results.filter((result) => result.family === family).flatMap(rowsAsked)
    const pValues = holmAdjusted(rows.map(({ p }) => p ?? Number.NaN))
    for (const [place, row] of rows.entries()) adjusted.set(row, pValues[place] as number)
  }
  return results.map((result) => ({
    ...result,
    rows: result.rows.map((row) => ({ ...row, pAdjusted: finite(adjusted.get(row) ?? Number.NaN) })),
  }))
}

/** The rows of a result that are tests of what was asked. */
const rowsAsked = ({ test, rows }: Pick<TestResult, 'test' | 'rows'>): readonly TestRow[] =>
  test === 'regression' ? rows.filter(({ variable }) => variable !== null) : rows
