import { Failure } from '../../contract/failure.ts'
import { leastSquares } from '../numerics/least-squares.ts'
import { at, type Matrix, matrixOf, multiply as product, quadraticForm } from '../numerics/matrix.ts'
import { normalCdf } from '../numerics/normal.ts'

export const varianceMethods = ['reml', 'ml', 'prasadRao', 'fayHerriot'] as const
export type VarianceMethod = (typeof varianceMethods)[number]

/** Areas with a direct estimate; `columns` hold the covariates, the constant first, each as long as the areas. */
export type SampledAreas = {
  readonly estimates: Float64Array
  /** Sampling variances, above 0 and taken as known. */
  readonly variances: Float64Array
  readonly columns: readonly Float64Array[]
}

export type FayHerriot = {
  /** Effects of the covariates with their asymptotic standard errors and normal p values. */
  readonly coefficients: readonly { readonly estimate: number; readonly se: number; readonly p: number }[]
  /** (Σ x x′ / (σ² + ψ))⁻¹, the covariance of the effects. */
  readonly covariance: Matrix
  /** Variance between areas that the covariates leave, σ²ᵤ; 0 where the data show none. */
  readonly areaVariance: number
  /** By area: share of the direct estimate in the model's, γ = σ²ᵤ / (σ²ᵤ + ψ). */
  readonly gamma: Float64Array
  readonly eblup: Float64Array
  readonly mse: Float64Array
  /** (y − x′β) / √(σ²ᵤ + ψ). */
  readonly residuals: Float64Array
}

const largestIterations = 100

/**
 * The area-level model of Fay & Herriot (1979): y = x′β + u + e by area, u with variance σ²ᵤ between areas and e with the
 * known sampling variance ψ. σ²ᵤ by restricted or plain maximum likelihood (Fisher scoring from the median ψ; Rao &
 * Molina 2015, 6.1.2), by Prasad & Rao's moments (1990, eq. 2.8) or by Fay & Herriot's own; below 0 it is 0. The
 * predictor is x′β + γ (y − x′β), its mean squared error g₁ + g₂ + 2 g₃, less γ's bias of the method: Prasad & Rao 1990
 * for moments and REML, Datta & Lahiri 2000 for ML, Datta, Rao & Smith 2005 for Fay–Herriot. `precision` is the relative
 * change of σ²ᵤ at which scoring ends. Refused: as few areas as covariates, covariates that determine each other, and
 * scoring that does not settle.
 */
export const fitFayHerriot = (areas: SampledAreas, method: VarianceMethod, precision = 1e-10): FayHerriot => {
  const { estimates, variances, columns } = areas
  const [m, p] = [estimates.length, columns.length]
  if (m <= p + 1) throw new Failure('areas.too-few', { areas: m, covariates: p - 1 })
  const areaVariance = areaVarianceOf(areas, method, precision)
  const { coefficients, covariance, residuals } = weightedFit(areas, areaVariance)
  const gamma = variances.map((psi) => areaVariance / (areaVariance + psi))
  const eblup = estimates.map((y, d) => y - (1 - (gamma[d] as number)) * (residuals[d] as number))
  const { spread, bias } = uncertaintyOf(areas, areaVariance, covariance, method)
  const mse = variances.map((psi, d) => {
    const shrunk = psi / (areaVariance + psi)
    const row = rowOf(columns, d)
    const g1 = psi * (1 - shrunk)
    const g2 = shrunk * shrunk * quadraticForm(row, covariance, row)
    const g3 = (shrunk * shrunk * spread) / (areaVariance + psi)
    return g1 + g2 + 2 * g3 - bias * shrunk * shrunk
  })
  return {
    coefficients: Array.from(coefficients, (estimate, j) => {
      const se = Math.sqrt(at(covariance, j, j))
      return { estimate, se, p: 2 * normalCdf(Math.abs(estimate / se), 'upper') }
    }),
    covariance,
    areaVariance,
    gamma,
    eblup,
    mse,
    residuals: residuals.map((r, d) => r / Math.sqrt(areaVariance + (variances[d] as number))),
  }
}

/**
 * What the model says of an area without a direct estimate: x′β, with mean squared error σ²ᵤ + x′ Cov(β) x, which takes
 * σ²ᵤ as known (Rao & Molina 2015, 6.1.1).
 */
export const syntheticOf = (
  { coefficients, covariance, areaVariance }: FayHerriot,
  row: readonly number[],
): { readonly estimate: number; readonly mse: number } => ({
  estimate: row.reduce((sum, x, j) => sum + x * (coefficients[j]?.estimate ?? 0), 0),
  mse: areaVariance + quadraticForm(row, covariance, row),
})

const rowOf = (columns: readonly Float64Array[], d: number): readonly number[] =>
  columns.map((column) => column[d] as number)

type WeightedFit = {
  readonly coefficients: Float64Array
  readonly covariance: Matrix
  /** y − x′β. */
  readonly residuals: Float64Array
}

/** Least squares with the weights 1 / (σ² + ψ). */
const weightedFit = ({ estimates, variances, columns }: SampledAreas, areaVariance: number): WeightedFit =>
  leastSquaresWith(
    estimates,
    columns,
    variances.map((psi) => 1 / (areaVariance + psi)),
  )

const leastSquaresWith = (y: Float64Array, columns: readonly Float64Array[], weights: Float64Array): WeightedFit => {
  const scaled = (values: Float64Array) => values.map((value, d) => value * Math.sqrt(weights[d] as number))
  const { coefficients, crossInverse, dependent } = leastSquares(columns.map(scaled), scaled(y))
  const [first] = dependent
  if (first !== undefined) throw new Failure('areas.collinear', { covariate: first })
  const residuals = y.map(
    (own, d) => own - columns.reduce((sum, x, j) => sum + (x[d] as number) * (coefficients[j] as number), 0),
  )
  return { coefficients, covariance: crossInverse, residuals }
}

const areaVarianceOf = (areas: SampledAreas, method: VarianceMethod, precision: number): number => {
  if (method === 'prasadRao') return momentVariance(areas)
  let variance = medianOf(areas.variances)
  for (let iteration = 1; iteration <= largestIterations; iteration++) {
    const next = Math.max(0, variance + stepOf(areas, variance, method))
    if (Math.abs(next - variance) <= precision * variance) return next
    variance = next
  }
  throw new Failure('areas.not-settled', { iterations: largestIterations })
}

/** (Σ r² − Σ ψ (1 − h)) / (m − p) with the residuals and leverages h of ordinary least squares. */
const momentVariance = ({ estimates, variances, columns }: SampledAreas): number => {
  const { covariance, residuals } = leastSquaresWith(estimates, columns, new Float64Array(estimates.length).fill(1))
  let sum = 0
  for (let d = 0; d < estimates.length; d++) {
    const row = rowOf(columns, d)
    sum += (residuals[d] as number) ** 2 - (variances[d] as number) * (1 - quadraticForm(row, covariance, row))
  }
  return Math.max(0, sum / (estimates.length - columns.length))
}

/** Score over information of the likelihood, or of Fay & Herriot's equation Σ r² / (σ² + ψ) = m − p. */
const stepOf = (areas: SampledAreas, variance: number, method: VarianceMethod): number => {
  const { covariance, residuals } = weightedFit(areas, variance)
  const weights = areas.variances.map((psi) => 1 / (variance + psi))
  const sum = (of: (weight: number, d: number) => number) => weights.reduce((total, own, d) => total + of(own, d), 0)
  const squares = sum((own, d) => (own * (residuals[d] as number)) ** 2)
  if (method === 'ml') return (squares - sum((own) => own)) / sum((own) => own * own)
  if (method === 'fayHerriot') {
    const left = sum((own, d) => own * (residuals[d] as number) ** 2) - (weights.length - areas.columns.length)
    return left / squares
  }
  // tr P and tr P P of the projection P = V⁻¹ − V⁻¹ X Q X′ V⁻¹, with Q the covariance of the effects.
  const crossed = (power: number) =>
    crossProduct(
      areas.columns,
      weights.map((own) => own ** power),
    )
  const second = product(covariance, crossed(2))
  const third = product(covariance, crossed(3))
  const traceP = sum((own) => own) - trace(second)
  const tracePP = sum((own) => own * own) - 2 * trace(third) + trace(product(second, second))
  return (squares - traceP) / tracePP
}

/** The asymptotic variance of the estimator of σ²ᵤ, and its bias where the method has one of that order. */
const uncertaintyOf = (
  { variances, columns }: SampledAreas,
  areaVariance: number,
  covariance: Matrix,
  method: VarianceMethod,
): { readonly spread: number; readonly bias: number } => {
  const m = variances.length
  const weights = variances.map((psi) => 1 / (areaVariance + psi))
  const first = weights.reduce((sum, own) => sum + own, 0)
  const second = weights.reduce((sum, own) => sum + own * own, 0)
  switch (method) {
    case 'reml':
      return { spread: 2 / second, bias: 0 }
    case 'ml': {
      const crossed = crossProduct(
        columns,
        weights.map((own) => own * own),
      )
      return { spread: 2 / second, bias: -trace(product(covariance, crossed)) / second }
    }
    case 'prasadRao':
      return { spread: (2 / (m * m)) * variances.reduce((sum, psi) => sum + (areaVariance + psi) ** 2, 0), bias: 0 }
    case 'fayHerriot':
      return { spread: (2 * m) / first ** 2, bias: (2 * (m * second - first ** 2)) / first ** 3 }
  }
}

/** Σ w x x′. */
const crossProduct = (columns: readonly Float64Array[], weights: Float64Array): Matrix =>
  matrixOf(columns.length, columns.length, (i, j) =>
    weights.reduce((sum, w, d) => sum + w * (columns[i]?.[d] as number) * (columns[j]?.[d] as number), 0),
  )

const trace = (a: Matrix): number =>
  Array.from({ length: a.rows }, (_, i) => at(a, i, i)).reduce((sum, x) => sum + x, 0)

const medianOf = (values: Float64Array): number => {
  const sorted = values.slice().sort()
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] as number) + (sorted[Math.floor(middle)] as number)) / 2
}
