import { type StratumPart, stratumPart, stratumScale } from './lonely-units.ts'
import type { SamplingStage } from './sampling-tree.ts'
import type { SurveyDesign } from './survey-design.ts'
import { type UnequalSelection, unequalCovariance } from './unequal-selection.ts'

/**
 * The covariance matrix (by rows) of estimates from the sums of their influence in the last-stage units of a sample of
 * one phase: `influence[j][u]` = Σ w z of estimate j. `presence` is above 0 for units with records in the domain.
 */
export const unitCovariance = (
  design: SurveyDesign,
  influence: readonly Float64Array[],
  presence: Float64Array,
): Float64Array => {
  const result = new Float64Array(influence.length ** 2)
  const { stages } = design.tree
  let sums = influence
  let cases = presence
  for (let index = stages.length - 1; index >= 0; index--) {
    const stage = stages[index] as SamplingStage
    if (index + 1 < stages.length) {
      sums = sums.map((values) => sumsOf(stage.unitStart, values))
      cases = sumsOf(stage.unitStart, cases)
    }
    addStage(design, index, stage, sums, cases, result)
  }
  return result
}

/** Sums of values over runs: run `u` holds the values `start[u]` to `start[u + 1] - 1`. */
export const sumsOf = (start: Int32Array, values: Float64Array): Float64Array => {
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
