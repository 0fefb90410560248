import { Failure } from '../../contract/failure.ts'
import type { CalibrationLayer } from '../design/calibration-layer.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { auxiliariesOf, averagedIn, momentsOf, type NumberTotal } from './auxiliaries.ts'
import { type CalibrationSpec, calibrationFactors } from './calibration-factors.ts'
import { sumsByCell } from './joint-cells.ts'
import { afterStep, type LedgerMargin, marginAccounts, type WeightedDesign } from './ledger.ts'
import { normalEquations } from './normal-equations.ts'

/**
 * Calibration to known totals (Deville & Särndal 1992, JASA 87): weights w g with g = F(x'λ), λ such that every total
 * Σ w g x is reached. `linear` is the generalised regression estimator, found in one step; the others, and bounds, by
 * Newton's method. Clusters get one factor by averaging x in them. Standard errors come from the residuals of the
 * regression of the influence on x with the weights before the step, as R's `calibrate`. Weights of 0 stay 0.
 *
 * Refused: bounds that do not hold 1 between them, totals that are not reached within `maxIterations` (naming the one
 * farthest off), and negative weights, which bounds or another distance avoid.
 */
export const calibrate = (design: SurveyDesign, spec: CalibrationSpec): WeightedDesign => {
  checkBounds(spec)
  const before = design.weights
  const { auxiliaries, joint, solve, weights, convergence } = calibrated(before, spec)
  const { blocks, size } = auxiliaries
  const layer: CalibrationLayer = { blocks, size, weights, regressionWeights: before, coefficients: solve }
  const records = joint.records.reduce((sum, own) => sum + own, 0)
  const margins = [
    ...marginAccounts(spec.margins, joint, sumsByCell(joint, weights)),
    ...spec.numbers.map((number) => numberAccount(number, records, before, weights)),
  ]
  const result = { weights, layer, margins, convergence }
  return afterStep('calibrate', design, result, (own) => calibrated(own, spec).weights)
}

const calibrated = (before: Float64Array, spec: CalibrationSpec) => {
  const each = auxiliariesOf(spec.margins, spec.numbers, before)
  const auxiliaries = spec.clusters ? averagedIn(each, spec.clusters, before) : each
  const { sums, products } = momentsOf(auxiliaries, before, auxiliaries.joint.weights)
  const solve = normalEquations(products)
  const { factors, convergence } = calibrationFactors(auxiliaries, { sums, products }, before, solve, spec)
  return { auxiliaries, joint: each.joint, solve, weights: multiplied(before, factors), convergence }
}

/** Makes the factors of all records their weights, in the same memory. */
const multiplied = (weights: Float64Array, factors: Float64Array): Float64Array => {
  let least = 0
  for (let row = 0; row < factors.length; row++) {
    const weight = (weights[row] as number) * (factors[row] as number)
    if (weight < least) least = weight
    factors[row] = weight
  }
  if (least < 0)
    throw new Failure('weighting.negative-weights', { rows: factors.filter((weight) => weight < 0).length })
  return factors
}

const checkBounds = ({ distance, bounds }: CalibrationSpec): void => {
  if (distance === 'logit' && !bounds) throw new Failure('weighting.bounds-needed', {})
  if (bounds && !(bounds.lower >= 0 && bounds.lower < 1 && bounds.upper > 1))
    throw new Failure('weighting.bad-bounds', {})
}

/** The total of a number before and after, as a margin of one cell with all `records` of weight above 0. */
const numberAccount = (
  { variable, values, total }: NumberTotal,
  records: number,
  before: Float64Array,
  after: Float64Array,
): LedgerMargin => {
  let [sumBefore, sumAfter] = [0, 0]
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    sumBefore += (before[row] as number) * value
    sumAfter += (after[row] as number) * value
  }
  return { by: [variable], cells: [{ codes: [], records, population: total, before: sumBefore, after: sumAfter }] }
}
