import { type StratumPart, stratumPart, stratumScale } from './lonely-units.ts'
import { takeResiduals } from './residuals.ts'
import { atPlaces, type SamplingStage } from './sampling-tree.ts'
import type { SurveyDesign } from './survey-design.ts'
import { type UnequalSelection, unequalCovariance } from './unequal-selection.ts'

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
  const size = influence.length
  const result = new Float64Array(size * size)
  const stages = design.tree.stages
  const last = stages.at(-1) as SamplingStage
  const present = design.layers.length > 0 ? undefined : domain
  let sums = influence.map((values) => sumsOf(last.unitStart, weightedAtPlaces(design, values)))
  let cases = sumsOf(last.unitStart, atPlaces(design.tree, presence(design, present)))
  for (let index = stages.length - 1; index >= 0; index--) {
    const stage = stages[index] as SamplingStage
    if (stage !== last) {
      sums = sums.map((values) => sumsOf(stage.unitStart, values))
      cases = sumsOf(stage.unitStart, cases)
    }
    addStage(design, index, stage, sums, cases, result)
  }
  return result
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

const sumsOf = (start: Int32Array, values: Float64Array): Float64Array => {
  const sums = new Float64Array(start.length - 1)
  for (let unit = 0; unit < sums.length; unit++) {
    let sum = 0
    for (let i = start[unit] as number; i < (start[unit + 1] as number); i++) sum += values[i] as number
    sums[unit] = sum
  }
  return sums
}

/** Adds the part of one stage, parent unit by parent unit, because the rule `average` averages inside them. */
const addStage = (
  design: SurveyDesign,
  index: number,
  stage: SamplingStage,
  sums: readonly Float64Array[],
  cases: Float64Array,
  result: Float64Array,
): void => {
  for (let parent = 0; parent + 1 < stage.parentStart.length; parent++) {
    const added = new Float64Array(result.length)
    let strata = 0
    let usable = 0
    for (let h = stage.parentStart[parent] as number; h < (stage.parentStart[parent + 1] as number); h++) {
      const part = addStratum(design, index, stage, h, sums, cases, added)
      if (part === 'empty') continue
      strata++
      if (part !== 'average') usable++
    }
    if (strata === 0) continue
    for (let i = 0; i < result.length; i++) {
      result[i] = (result[i] as number) + (added[i] as number) * (strata / usable)
    }
  }
}

const addStratum = (
  design: SurveyDesign,
  index: number,
  { stratumStart }: SamplingStage,
  stratum: number,
  sums: readonly Float64Array[],
  cases: Float64Array,
  added: Float64Array,
): StratumPart | 'empty' => {
  const from = stratumStart[stratum] as number
  const to = stratumStart[stratum + 1] as number
  let present = 0
  for (let unit = from; unit < to; unit++) if ((cases[unit] as number) > 0) present++
  if (present === 0) return 'empty'
  const population = design.populationSizes[index]?.[stratum] as number
  const part = stratumPart(design, to - from, population, present)
  if (part === 'none' || part === 'average') return part
  if (design.unequal && index === 0) {
    addProducts(sums.length, added, (j, k) =>
      unequalCovariance(design.unequal as UnequalSelection, from, slice(sums[j], from, to), slice(sums[k], from, to)),
    )
    return part
  }
  const scale = (design.ancestorFractions[index]?.[stratum] as number) * stratumScale(to - from, population)
  const centres = sums.map((values) => (part === 'centred' ? meanOf(values, from, to) : 0))
  addProducts(sums.length, added, (j, k) => {
    const [a, b] = [sums[j] as Float64Array, sums[k] as Float64Array]
    return scale * products(a, b, from, to, centres[j], centres[k])
  })
  return part
}

/** Adds a product to the element of every pair of estimates. */
const addProducts = (size: number, added: Float64Array, product: (j: number, k: number) => number): void => {
  for (let j = 0; j < size; j++) {
    for (let k = 0; k <= j; k++) {
      const value = product(j, k)
      added[j * size + k] = (added[j * size + k] as number) + value
      if (j !== k) added[k * size + j] = (added[k * size + j] as number) + value
    }
  }
}

const slice = (values: Float64Array | undefined, from: number, to: number): Float64Array =>
  (values as Float64Array).subarray(from, to)

const meanOf = (values: Float64Array, from: number, to: number): number => {
  let sum = 0
  for (let unit = from; unit < to; unit++) sum += values[unit] as number
  return sum / (to - from)
}

const products = (a: Float64Array, b: Float64Array, from: number, to: number, centreA = 0, centreB = 0): number => {
  let sum = 0
  for (let unit = from; unit < to; unit++) sum += ((a[unit] as number) - centreA) * ((b[unit] as number) - centreB)
  return sum
}
