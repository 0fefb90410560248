import { takeResiduals } from './residuals.ts'
import { atPlaces, type SamplingStage } from './sampling-tree.ts'
import type { SurveyDesign } from './survey-design.ts'
import { twoPhaseCovariance } from './two-phase-variance.ts'
import { sumsOf, unitCovariance } from './unit-covariance.ts'

/**
 * The covariance matrix (k × k, by rows) of k estimates from their influence values: `influence[j][i]` is the change
 * of estimate j per unit of weight of row i, so that the estimate is to first order Σ w z (Binder 1983; Deville 1999).
 * Rows outside the domain of an estimate have influence 0. `domain` (1 = row inside; left out = all rows) matters
 * only for lonely-unit rules that look at units with cases. Calibrated weights use residuals of their regressions,
 * the last step first. Infinite or NaN influences spread into the result.
 */
export const covariance = (
  design: SurveyDesign,
  influence: readonly Float64Array[],
  domain?: Uint8Array,
): Float64Array => {
  if (!design.probability) throw new Error('a design without probabilities has no covariance')
  const { unitStart } = design.tree.stages.at(-1) as SamplingStage
  const present = design.layers.length > 0 ? undefined : domain
  const sums = influence.map((values) => sumsOf(unitStart, weightedAtPlaces(design, values)))
  if (design.second) return twoPhaseCovariance(design, design.second, sums)
  return unitCovariance(design, sums, sumsOf(unitStart, atPlaces(design.tree, presence(design, present))))
}

/** The variance of one estimate from its influence values; see `covariance`. */
export const variance = (design: SurveyDesign, influence: Float64Array, domain?: Uint8Array): number =>
  covariance(design, [influence], domain)[0] as number

const weightedAtPlaces = (design: SurveyDesign, influence: Float64Array): Float64Array => {
  const weighted = new Float64Array(design.rows)
  for (let row = 0; row < weighted.length; row++) {
    const weight = design.weights[row] as number
    if (weight > 0) weighted[row] = weight * (influence[row] as number)
  }
  for (const layer of design.layers.toReversed()) takeResiduals(weighted, layer)
  return atPlaces(design.tree, weighted)
}

const presence = (design: SurveyDesign, domain: Uint8Array | undefined): Float64Array =>
  domain ? Float64Array.from(domain) : new Float64Array(design.rows).fill(1)
