import { Failure } from '../../contract/failure.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { chiSquareCdf } from '../numerics/chi-square.ts'
import { cholesky, invertCholesky } from '../numerics/cholesky.ts'
import { fCdf } from '../numerics/f.ts'
import { at, type Matrix, matrixOf, multiply, transpose } from '../numerics/matrix.ts'
import { cellShares } from './cell-totals.ts'
import { type CrossTable, marginsOf } from './cross-table.ts'
import type { IndependenceResult, TestBase } from './independence.ts'
import { estimateVector } from './vector-statistic.ts'

/** Rao and Scott's tests; see `testIndependence`. */
export const raoScott = (
  design: SurveyDesign,
  table: CrossTable,
  test: 'F' | 'Chisq',
  { n, df: units }: TestBase,
): IndependenceResult => {
  const { estimates: shares, covariance } = estimateVector(design, cellShares(design.weights, table.cells))
  const pearson = n * pearsonDistance(shares, table)
  const delta = designEffects(shares, covariance, table, n)
  const trace = traceOf(delta)
  const k = delta.rows
  if (test === 'Chisq') {
    return { test, statistic: pearson, df: k, ddf: null, p: chiSquareCdf(pearson / (trace / k), k, 'upper') }
  }
  const statistic = pearson / trace
  const df = trace ** 2 / traceOf(multiply(delta, delta))
  const ddf = df * units
  return { test, statistic, df, ddf, p: fCdf(statistic, df, ddf, 'upper') }
}

/** Σ (p_ij − p_i p_j)² / (p_i p_j). */
const pearsonDistance = (shares: Float64Array, table: CrossTable): number => {
  const { rows, columns } = table
  const { byRow, byColumn } = marginsOf(shares, table)
  let distance = 0
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const expected = (byRow[i] as number) * (byColumn[j] as number)
      if (expected > 0) distance += ((shares[i * columns + j] as number) - expected) ** 2 / expected
    }
  }
  return distance
}

/**
 * Δ = (C′ D⁻¹ C / n)⁻¹ C′ D⁻¹ V D⁻¹ C with D the shares on the diagonal, V their covariance and C a basis of the
 * interaction: the products of row and column indicators, each less its mean. Empty cells take no part.
 */
const designEffects = (shares: Float64Array, covariance: Matrix, { rows, columns }: CrossTable, n: number): Matrix => {
  const inverse = shares.map((share) => (share > 0 ? 1 / share : 0))
  const contrast = matrixOf(rows * columns, (rows - 1) * (columns - 1), (cell, k) => {
    const row = Math.floor(cell / columns) === Math.floor(k / (columns - 1)) + 1 ? 1 : 0
    const column = cell % columns === (k % (columns - 1)) + 1 ? 1 : 0
    return (row - 1 / rows) * (column - 1 / columns)
  })
  const weighted = matrixOf(contrast.rows, contrast.columns, (i, j) => (inverse[i] as number) * at(contrast, i, j))
  const simple = multiply(transpose(contrast), weighted)
  const actual = multiply(transpose(weighted), multiply(covariance, weighted))
  const factor = cholesky(simple)
  if (!factor) throw new Failure('test.empty-cells', {})
  const product = multiply(invertCholesky(factor), actual)
  return { ...product, values: product.values.map((value) => n * value) }
}

const traceOf = (matrix: Matrix): number => {
  let trace = 0
  for (let i = 0; i < matrix.rows; i++) trace += at(matrix, i, i)
  return trace
}
