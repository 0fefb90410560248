import { Failure } from '../../contract/failure.ts'
import type { Codes } from '../data/column.ts'
import { type Auxiliaries, fitted, type Moments, momentsOf, type NumberTotal, weightedSums } from './auxiliaries.ts'
import { nameOf } from './common-totals.ts'
import { type Distance, type DistanceName, distanceOf, type FactorBounds } from './distance.ts'
import { sumsByCell } from './joint-cells.ts'
import type { Convergence } from './ledger.ts'
import { type NormalEquations, normalEquations } from './normal-equations.ts'
import type { PopulationMargin } from './population-margin.ts'

/** The totals to reach and how weights may change to reach them. */
export type CalibrationSpec = {
  readonly margins: readonly PopulationMargin[]
  readonly numbers: readonly NumberTotal[]
  readonly distance: DistanceName
  /** Bounds on the factors; `logit` needs them. */
  readonly bounds?: FactorBounds | undefined
  /** Codes of clusters (households) whose records get one factor; left out = every record its own. */
  readonly clusters?: Codes | undefined
  /** Largest distance from a total T that counts as reached, as a share of 1 + |T|. */
  readonly epsilon: number
  readonly maxIterations: number
}

/** The factors g of all records, and how near they came to the totals. */
export type Fit = { readonly factors: Float64Array; readonly convergence: Convergence }

/** g = F(x'λ) with λ such that the totals are reached: in one step where F is linear and has no bounds, else by Newton's method. */
export const calibrationFactors = (
  auxiliaries: Auxiliaries,
  moments: Moments,
  before: Float64Array,
  solve: NormalEquations,
  spec: CalibrationSpec,
): Fit =>
  spec.distance === 'linear' && !spec.bounds
    ? fitLinear(auxiliaries, moments, solve, spec)
    : fitByNewton(auxiliaries, before, solve, spec)

/** λ from the normal equations, and what rounding left over from them again. */
const fitLinear = (auxiliaries: Auxiliaries, moments: Moments, solve: NormalEquations, spec: CalibrationSpec): Fit => {
  const { totals, size } = auxiliaries
  const left = (lambda: Float64Array): Float64Array =>
    totals.map((total, i) => {
      let reached = moments.sums[i] as number
      for (let j = 0; j < size; j++)
        reached += (moments.products.values[i * size + j] as number) * (lambda[j] as number)
      return total - reached
    })
  const first = solve(left(new Float64Array(size)))
  const correction = solve(left(first))
  const lambda = first.map((value, i) => value + (correction[i] as number))
  const { miss, worst } = largestMiss(left(lambda), totals)
  if (!(miss < spec.epsilon)) throw notReached(worst, spec, 1)
  return { factors: fitted(auxiliaries, lambda, 1), convergence: { iterations: 1, largestMiss: miss } }
}

/**
 * Newton's method for λ, starting from `solve`, the normal equations at λ = 0; a step that goes astray is halved.
 * Without numbers all records of a joint cell get the same factor, and the cells take their place.
 */
const fitByNewton = (
  auxiliaries: Auxiliaries,
  before: Float64Array,
  solve: NormalEquations,
  spec: CalibrationSpec,
): Fit => {
  const { joint } = auxiliaries
  if (auxiliaries.numbers.length === 0) {
    const cellOfRow = Int32Array.from({ length: joint.cells }, (_, cell) => cell)
    const { factors, convergence } = iterate(
      { ...auxiliaries, joint: { ...joint, cellOfRow } },
      joint.weights,
      solve,
      spec,
    )
    const byRow = new Float64Array(before.length)
    for (let row = 0; row < byRow.length; row++) byRow[row] = factors[joint.cellOfRow[row] as number] as number
    return { factors: byRow, convergence }
  }
  return iterate(auxiliaries, before, solve, spec)
}

const iterate = (
  auxiliaries: Auxiliaries,
  weights: Float64Array,
  solve: NormalEquations,
  spec: CalibrationSpec,
): Fit => {
  const distance = distanceOf(spec.distance, spec.bounds)
  const at = (lambda: Float64Array): Trial => trialOf(auxiliaries, weights, distance, lambda)
  let trial = at(new Float64Array(auxiliaries.size))
  for (let iteration = 0; iteration <= spec.maxIterations; iteration++) {
    const { miss, factors } = trial
    if (miss < spec.epsilon) return { factors, convergence: { iterations: iteration, largestMiss: miss } }
    const equations = iteration === 0 ? solve : slopeEquations(auxiliaries, trial, weights, distance)
    trial = stepFrom(trial, equations(trial.misses), at)
  }
  throw notReached(trial.worst, spec, spec.maxIterations)
}

const slopeEquations = (
  auxiliaries: Auxiliaries,
  { u }: Trial,
  weights: Float64Array,
  { slope }: Distance,
): NormalEquations => {
  const slopes = u.map((own, row) => slope(own) * (weights[row] as number))
  return normalEquations(momentsOf(auxiliaries, slopes, sumsByCell(auxiliaries.joint, slopes)).products)
}

/** A λ with the factors that it gives and what they miss: T − Σ w g x, the largest as a share of 1 + |T|. */
type Trial = {
  readonly lambda: Float64Array
  readonly u: Float64Array
  readonly factors: Float64Array
  readonly misses: Float64Array
  readonly miss: number
  /** The variable that is missed most. */
  readonly worst: number
}

const trialOf = (
  auxiliaries: Auxiliaries,
  weights: Float64Array,
  { factor }: Distance,
  lambda: Float64Array,
): Trial => {
  const u = fitted(auxiliaries, lambda)
  const factors = u.map(factor)
  const products = factors.map((own, row) => own * (weights[row] as number))
  const reached = weightedSums(auxiliaries, products, sumsByCell(auxiliaries.joint, products))
  const misses = auxiliaries.totals.map((total, variable) => total - (reached[variable] as number))
  return { lambda, u, factors, misses, ...largestMiss(misses, auxiliaries.totals) }
}

/** The largest miss as a share of 1 + |T|, and whose it is. */
const largestMiss = (misses: Float64Array, totals: Float64Array): { readonly miss: number; readonly worst: number } => {
  let [miss, worst] = [0, 0]
  for (const [variable, own] of misses.entries()) {
    const share = Math.abs(own) / (1 + Math.abs(totals[variable] as number))
    if (!(share <= miss)) [miss, worst] = [share, variable]
  }
  return { miss, worst }
}

/** The longest of the whole step, half of it, and so on, that comes nearer to the totals. */
const stepFrom = (from: Trial, step: Float64Array, at: (lambda: Float64Array) => Trial): Trial => {
  let next = from
  for (let share = 1; share > 1e-3; share /= 2) {
    next = at(from.lambda.map((value, variable) => value + share * (step[variable] as number)))
    if (next.miss < from.miss) return next
  }
  return next
}

const notReached = (worst: number, { margins, numbers }: CalibrationSpec, iterations: number): Failure => {
  let first = 0
  for (const margin of margins) {
    const row = margin.cells[worst - first]?.row
    if (row !== undefined) return new Failure('weighting.not-converged', { iterations, margin: nameOf(margin), row })
    first += margin.cells.length
  }
  return new Failure('weighting.total-not-reached', { iterations, variable: numbers[worst - first]?.variable ?? '' })
}
