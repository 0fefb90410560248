import { Failure } from '../../contract/failure.ts'
import { leastSquares } from '../numerics/least-squares.ts'
import type { Matrix } from '../numerics/matrix.ts'

/** A weighted fit of columns to a response. */
export type Fit = {
  readonly coefficients: Float64Array
  /** (Σ w v x x′)⁻¹ with v the variance that the model gives the response up to a constant. */
  readonly crossInverse: Matrix
  /** Expected responses by row, also outside the fit where all columns are known. */
  readonly fitted: Float64Array
  /** What the influence of a row is made of: response less expectation. */
  readonly residuals: Float64Array
  /** Places of columns that those before them determine. */
  readonly dependent: readonly number[]
}

/** Weighted least squares over the rows `inside`: the b that minimise Σ w (y − x′b)². */
export const fitLinear = (
  columns: readonly Float64Array[],
  response: Float64Array,
  weights: Float64Array,
  inside: Uint8Array,
): Fit => {
  const roots = rootsOf(inside, (row) => weights[row] as number)
  const solution = solve(columns, response, inside, roots)
  const fitted = combine(columns, solution.coefficients)
  return { ...solution, fitted, residuals: response.map((y, row) => y - (fitted[row] as number)) }
}

const largestIterations = 50

/**
 * When a logistic fit is done. `converged`: no linear predictor moves by more than 1e-10. `asR`: the deviance changes by
 * less than 1e-8 of itself, and the covariance is taken at the variances of the iteration before, as R's `glm` leaves
 * them; standard errors differ from the exact ones in the fifth digit.
 */
export type Stopping = 'converged' | 'asR'

/**
 * Logistic regression: the b that solve Σ w x (y − π) = 0 with logit π = x′b, by iteratively reweighted least squares
 * (McCullagh & Nelder 1989, 2.5). Refused after 50 iterations: then a term separates the ones from the zeros, and
 * coefficients grow without end.
 */
export const fitLogistic = (
  columns: readonly Float64Array[],
  response: Float64Array,
  weights: Float64Array,
  inside: Uint8Array,
  stopping: Stopping,
): Fit => {
  let predictor = startingPredictor(response, weights, inside)
  for (let iteration = 1; iteration <= largestIterations; iteration++) {
    const chance = predictor.map(inverseLogit)
    const variance = chance.map((pi) => pi * (1 - pi))
    const working = predictor.map(
      (u, row) => u + ((response[row] as number) - (chance[row] as number)) / (variance[row] as number),
    )
    const roots = rootsOf(inside, (row) => (weights[row] as number) * (variance[row] as number))
    const solution = solve(columns, working, inside, roots)
    const next = combine(columns, solution.coefficients)
    if (solution.dependent.length > 0 || isDone(stopping, predictor, next, response, weights, inside)) {
      const fitted = next.map(inverseLogit)
      const residuals = fitted.map((pi, row) => {
        const residual = (response[row] as number) - pi
        return stopping === 'asR' ? (residual * (variance[row] as number)) / (pi * (1 - pi)) : residual
      })
      return { ...solution, fitted, residuals }
    }
    predictor = next
  }
  throw new Failure('model.separated', { iterations: largestIterations })
}

const isDone = (
  stopping: Stopping,
  before: Float64Array,
  after: Float64Array,
  response: Float64Array,
  weights: Float64Array,
  inside: Uint8Array,
): boolean => {
  if (stopping === 'converged') return largestMove(before, after, inside) < 1e-10
  const deviance = (predictor: Float64Array) => devianceOf(predictor, response, weights, inside)
  const now = deviance(after)
  return Math.abs(now - deviance(before)) < 1e-8 * (now + 0.1)
}

/** −2 Σ w log(chance of what was observed), with weights of mean 1. */
const devianceOf = (
  predictor: Float64Array,
  response: Float64Array,
  weights: Float64Array,
  inside: Uint8Array,
): number => {
  let sum = 0
  let total = 0
  let rows = 0
  for (let row = 0; row < inside.length; row++) {
    if (inside[row] === 0) continue
    const weight = weights[row] as number
    const u = (predictor[row] as number) * (2 * (response[row] as number) - 1)
    sum += weight * (Math.max(-u, 0) + Math.log1p(Math.exp(-Math.abs(u))))
    total += weight
    rows++
  }
  return (2 * sum * rows) / total
}

/** The logit of (w y + ½) / (w + 1) with weights of mean 1: between the observed response and one half. */
const startingPredictor = (response: Float64Array, weights: Float64Array, inside: Uint8Array): Float64Array => {
  let total = 0
  let rows = 0
  for (let row = 0; row < inside.length; row++) {
    if (inside[row] === 0) continue
    total += weights[row] as number
    rows++
  }
  return response.map((y, row) => {
    const weight = ((weights[row] as number) * rows) / total
    return Math.log((weight * y + 0.5) / (weight * (1 - y) + 0.5))
  })
}

const inverseLogit = (u: number): number => 1 / (1 + Math.exp(-u))

const largestMove = (before: Float64Array, after: Float64Array, inside: Uint8Array): number => {
  let largest = 0
  for (let row = 0; row < inside.length; row++) {
    if (inside[row] === 1) largest = Math.max(largest, Math.abs((after[row] as number) - (before[row] as number)))
  }
  return largest
}

/** Square roots of the weights of the rows inside, in their order. */
const rootsOf = (inside: Uint8Array, weight: (row: number) => number): Float64Array => {
  const roots: number[] = []
  for (let row = 0; row < inside.length; row++) if (inside[row] === 1) roots.push(Math.sqrt(weight(row)))
  return Float64Array.from(roots)
}

const solve = (columns: readonly Float64Array[], response: Float64Array, inside: Uint8Array, roots: Float64Array) => {
  const scaled = (values: Float64Array): Float64Array => {
    const kept = new Float64Array(roots.length)
    let place = 0
    for (let row = 0; row < inside.length; row++) {
      if (inside[row] === 0) continue
      kept[place] = (values[row] as number) * (roots[place] as number)
      place++
    }
    return kept
  }
  return leastSquares(columns.map(scaled), scaled(response))
}

const combine = (columns: readonly Float64Array[], coefficients: Float64Array): Float64Array => {
  const rows = columns[0]?.length ?? 0
  const combined = new Float64Array(rows)
  for (const [j, column] of columns.entries()) {
    const coefficient = coefficients[j] as number
    for (let row = 0; row < rows; row++) {
      combined[row] = (combined[row] as number) + coefficient * (column[row] as number)
    }
  }
  return combined
}
