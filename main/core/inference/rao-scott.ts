import { Failure } from '../../contract/failure.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { chiSquareCdf } from '../numerics/chi-square.ts'
import { cholesky, solveLower } from '../numerics/cholesky.ts'
import { fCdf } from '../numerics/f.ts'
import { at, type Matrix, matrixOf, multiply, transpose } from '../numerics/matrix.ts'
import { compensatedDot, compensatedSum } from '../numerics/sum.ts'
import { symmetricEigenvalues } from '../numerics/symmetric-eigenvalues.ts'
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
  const effects = designEffects(shares, covariance, table, n)
  const trace = compensatedSum(effects)
  const k = effects.length
  if (test === 'Chisq') {
    return { test, statistic: pearson, df: k, ddf: null, p: chiSquareCdf(pearson / (trace / k), k, 'upper') }
  }
  const statistic = pearson / trace
  const df = trace ** 2 / compensatedDot(effects, effects)
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
 * The generalised design effects: the eigenvalues of (C′ D⁻¹ C / n)⁻¹ C′ D⁻¹ V D⁻¹ C with D the shares on the diagonal,
 * V their covariance and C a basis of the interaction, the products of row and column indicators, each less its mean.
 * Empty cells take no part.
 */
const designEffects = (
  shares: Float64Array,
  covariance: Matrix,
  { rows, columns }: CrossTable,
  n: number,
): Float64Array => {
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
  return symmetricEigenvalues(whitened(factor, actual)).map((value) => n * value)
}

/** L⁻¹ A L⁻′, symmetric with the eigenvalues of (L L′)⁻¹ A. */
const whitened = (l: Matrix, a: Matrix): Matrix => solveRows(l, solveRows(l, a))

/** The transpose of L⁻¹ A, column by column. */
const solveRows = (l: Matrix, a: Matrix): Matrix => {
  const columns = Array.from({ length: a.columns }, (_, j) =>
    solveLower(
      l,
      Array.from({ length: a.rows }, (_, i) => at(a, i, j)),
    ),
  )
  return matrixOf(a.columns, a.rows, (i, j) => (columns[i] as Float64Array)[j] as number)
}
