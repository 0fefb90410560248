import { Failure } from '../../contract/failure.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { cholesky, solveCholesky } from '../numerics/cholesky.ts'
import { fCdf } from '../numerics/f.ts'
import { matrixOf, multiply, transpose } from '../numerics/matrix.ts'
import { compensatedDot } from '../numerics/sum.ts'
import { cellTotals } from './cell-totals.ts'
import { type CrossTable, marginsOf } from './cross-table.ts'
import type { IndependenceResult, TestBase } from './independence.ts'
import { estimateVector } from './vector-statistic.ts'

/** Wald's tests; see `testIndependence`. */
export const waldIndependence = (
  design: SurveyDesign,
  table: CrossTable,
  test: 'Wald' | 'adjWald',
  { df: units }: TestBase,
): IndependenceResult => {
  const { estimates: totals, covariance } = estimateVector(design, cellTotals(table.cells))
  const { residuals, gradients } = independenceResiduals(totals, table)
  const spread = multiply(gradients, multiply(covariance, transpose(gradients)))
  const factor = cholesky(spread)
  if (!factor) throw new Failure('test.empty-cells', {})
  const distance = compensatedDot(residuals, solveCholesky(factor, residuals))
  const df = residuals.length
  const ddf = test === 'Wald' ? units : units - df + 1
  const statistic = test === 'Wald' ? distance / df : (distance * ddf) / (df * units)
  return { test, statistic, df, ddf, p: fCdf(statistic, df, ddf, 'upper') }
}

/**
 * Y = N_ij − N_i. N_.j / N for all but the first row and column, and its derivatives by the totals of the cells:
 * [same cell] − [same row] N_.j / N − [same column] N_i. / N + N_i. N_.j / N².
 */
const independenceResiduals = (totals: Float64Array, table: CrossTable) => {
  const { rows, columns } = table
  const { byRow, byColumn } = marginsOf(totals, table)
  const whole = byRow.reduce((sum, total) => sum + total, 0)
  const places = Array.from({ length: (rows - 1) * (columns - 1) }, (_, k) => ({
    i: Math.floor(k / (columns - 1)) + 1,
    j: (k % (columns - 1)) + 1,
  }))
  const expected = (i: number, j: number) => ((byRow[i] as number) * (byColumn[j] as number)) / whole
  const residuals = Float64Array.from(places, ({ i, j }) => (totals[i * columns + j] as number) - expected(i, j))
  const gradients = matrixOf(places.length, rows * columns, (k, cell) => {
    const { i, j } = places[k] as { i: number; j: number }
    const sameRow = Math.floor(cell / columns) === i
    const sameColumn = cell % columns === j
    const byMargins = (sameRow ? (byColumn[j] as number) : 0) + (sameColumn ? (byRow[i] as number) : 0)
    return (sameRow && sameColumn ? 1 : 0) - byMargins / whole + expected(i, j) / whole
  })
  return { residuals, gradients }
}
