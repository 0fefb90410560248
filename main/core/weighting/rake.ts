import { Failure } from '../../contract/failure.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { commonTotals, nameOf } from './common-totals.ts'
import { type JointCells, jointCells } from './joint-cells.ts'
import { afterStep, type Convergence, marginAccounts, type WeightedDesign } from './ledger.ts'
import type { PopulationMargin } from './population-margin.ts'
import { rakingLayer } from './raking-layer.ts'

export type RakeOptions = {
  /** Largest distance from a total that counts as reached, as a share of the population. */
  readonly epsilon: number
  readonly maxIterations: number
}

/**
 * Raking (iterative proportional fitting; Deming & Stephan 1940): weights are post-stratified to each margin in turn
 * until every total is reached within `epsilon`. Works on the joint cells of the margins, so that sweeps cost nothing
 * in records. Margins that differ by rounding (1e-6) are scaled to the sum of the first. Weights of 0 stay 0.
 * Standard errors come from residuals on the margins (`rakingLayer`). Refused: margins that add up to different
 * populations, and no convergence after `maxIterations` sweeps, naming the worst cell.
 */
export const rake = (
  design: SurveyDesign,
  margins: readonly PopulationMargin[],
  options: RakeOptions,
): WeightedDesign => {
  const before = design.weights
  const { joint, weights, factors, convergence } = raked(before, margins, options)
  const result = {
    weights,
    layer: rakingLayer(margins, joint, before, weights),
    margins: marginAccounts(
      margins,
      joint,
      joint.weights.map((sum, cell) => sum * (factors[cell] as number)),
    ),
    convergence,
  }
  return afterStep('rake', design, result, (own) => raked(own, margins, options).weights)
}

const raked = (before: Float64Array, margins: readonly PopulationMargin[], options: RakeOptions) => {
  const joint = jointCells(margins, before)
  const { factors, convergence } = fit(joint, margins, commonTotals(margins), options)
  const weights = new Float64Array(before.length)
  for (let row = 0; row < weights.length; row++) {
    weights[row] = (before[row] as number) * (factors[joint.cellOfRow[row] as number] as number)
  }
  return { joint, weights, factors, convergence }
}

type Fit = { readonly factors: Float64Array; readonly convergence: Convergence }

/** Sweeps over the joint cells; what is missed is looked at before a margin is fitted again. */
const fit = (
  joint: JointCells,
  margins: readonly PopulationMargin[],
  totals: readonly Float64Array[],
  { epsilon, maxIterations }: RakeOptions,
): Fit => {
  const population = (totals[0] as Float64Array).reduce((sum, total) => sum + total, 0)
  const factors = new Float64Array(joint.cells).fill(1)
  let worst = { miss: Number.POSITIVE_INFINITY, margin: 0, place: 0 }
  for (let iteration = 0; iteration <= maxIterations; iteration++) {
    worst = { miss: 0, margin: 0, place: 0 }
    for (const [margin, own] of totals.entries()) {
      const sums = marginSums(joint, margin, factors, own.length)
      for (let place = 0; place < own.length; place++) {
        const miss = Math.abs((sums[place] as number) - (own[place] as number)) / population
        if (!(miss <= worst.miss)) worst = { miss, margin, place }
      }
      scaleTo(own, sums, joint.placeIn[margin] as Int32Array, factors)
    }
    if (worst.miss <= epsilon) {
      return { factors, convergence: { iterations: iteration, largestMiss: worst.miss } }
    }
  }
  const margin = margins[worst.margin] as PopulationMargin
  throw new Failure('weighting.not-converged', {
    iterations: maxIterations,
    margin: nameOf(margin),
    row: margin.cells[worst.place]?.row as number,
  })
}

const marginSums = (joint: JointCells, margin: number, factors: Float64Array, size: number): Float64Array => {
  const places = joint.placeIn[margin] as Int32Array
  const sums = new Float64Array(size)
  for (let cell = 0; cell < joint.cells; cell++) {
    const place = places[cell] as number
    if (place >= 0) sums[place] = (sums[place] as number) + (joint.weights[cell] as number) * (factors[cell] as number)
  }
  return sums
}

const scaleTo = (totals: Float64Array, sums: Float64Array, places: Int32Array, factors: Float64Array): void => {
  for (let cell = 0; cell < factors.length; cell++) {
    const place = places[cell] as number
    if (place < 0) continue
    factors[cell] = (factors[cell] as number) * ((totals[place] as number) / (sums[place] as number))
  }
}
