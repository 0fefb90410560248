import { type Matrix, quadraticForm } from '../numerics/matrix.ts'
import type { EstimatedVector } from './vector-statistic.ts'

/** A function of several estimates with its standard error. */
export type Contrast = { readonly estimate: number; readonly se: number }

/** The linear contrast Σ c_j θ_j, with variance c′ V c: differences, trends, sums of any estimates made together. */
export const linearContrast = ({ estimates, covariance }: EstimatedVector, coefficients: readonly number[]): Contrast =>
  contrastOf(
    estimates.reduce((sum, estimate, j) => sum + estimate * (coefficients[j] ?? 0), 0),
    covariance,
    coefficients,
  )

/** The ratio of two estimates θ_i / θ_j, with the variance of its linear part (Taylor). */
export const ratioContrast = ({ estimates, covariance }: EstimatedVector, i: number, j: number): Contrast => {
  const base = estimates[j] as number
  const ratio = (estimates[i] as number) / base
  const gradient = Array.from(estimates, (_, k) => (k === i ? 1 / base : 0) - (k === j ? ratio / base : 0))
  return contrastOf(ratio, covariance, gradient)
}

const contrastOf = (estimate: number, covariance: Matrix, gradient: readonly number[]): Contrast => ({
  estimate,
  se: Math.sqrt(Math.max(0, quadraticForm(gradient, covariance, gradient))),
})
