import { stratumPart, stratumScale } from './lonely-units.ts'
import type { SamplingStage } from './sampling-tree.ts'
import { regroup, type SumMatrix } from './sum-matrix.ts'
import type { SurveyDesign } from './survey-design.ts'

/**
 * The sampling variance of the total of every cell, from the sums in `sums` (one channel) of the last-stage units
 * of the design: at each stage Σ over strata of (1 − n/N) n/(n − 1) Σ over units of (e − ē)², scaled by the sampled
 * fractions of the stages before (Särndal, Swensson & Wretman 1992, result 4.3.1; with replacement where N is
 * unknown). Units without an entry are zeros and count in n. Squares are summed around the mean, so a variance is
 * never negative. NaN in cells whose cases lie only in lonely strata under the rule `average`.
 */
export const varianceOfSums = (design: SurveyDesign, sums: SumMatrix): Float64Array => {
  const variance = new Float64Array(sums.cells)
  let current = sums
  for (let index = design.tree.stages.length - 1; index >= 0; index--) {
    const stage = design.tree.stages[index] as SamplingStage
    if (index < design.tree.stages.length - 1) current = regroup(current, stage.unitStart, sums.cells, null)
    addStage(design, index, stage, current, variance)
  }
  return variance
}

const addStage = (
  design: SurveyDesign,
  index: number,
  stage: SamplingStage,
  sums: SumMatrix,
  variance: Float64Array,
): void => {
  const byParent = design.lonelyPsu === 'average'
  const parents = byParent ? stage.parentStart : Int32Array.of(0, stage.strata)
  const scratch = scratchFor(sums.cells, byParent)
  for (let parent = 0; parent + 1 < parents.length; parent++) {
    const from = parents[parent] as number
    const to = parents[parent + 1] as number
    addStrata(design, index, stage, sums, from, to, scratch, variance)
    if (byParent) addAverages(scratch, variance)
  }
}

/** Work arrays by cell, zero between strata; `averaged` holds sums of one parent unit under the rule `average`. */
type Scratch = {
  readonly sum: Float64Array
  readonly squares: Float64Array
  readonly present: Int32Array
  readonly touched: Int32Array
  readonly averaged: {
    readonly part: Float64Array
    readonly strata: Int32Array
    readonly usable: Int32Array
  } | null
}

const scratchFor = (cells: number, averages: boolean): Scratch => ({
  sum: new Float64Array(cells),
  squares: new Float64Array(cells),
  present: new Int32Array(cells),
  touched: new Int32Array(cells),
  averaged: averages
    ? { part: new Float64Array(cells), strata: new Int32Array(cells), usable: new Int32Array(cells) }
    : null,
})

/** The hot loop: strata `from` to `to - 1`, each read twice, once for the means and once for the squares around them. */
const addStrata = (
  design: SurveyDesign,
  index: number,
  { stratumStart }: SamplingStage,
  { start, cell, channels }: SumMatrix,
  from: number,
  to: number,
  { sum, squares, present, touched, averaged }: Scratch,
  variance: Float64Array,
): void => {
  const values = channels[0] as Float64Array
  const populations = design.populationSizes[index] as Float64Array
  const fractions = design.ancestorFractions[index] as Float64Array
  const dependsOnCases = design.lonelyInDomains
  for (let h = from; h < to; h++) {
    const firstUnit = stratumStart[h] as number
    const lastUnit = stratumStart[h + 1] as number
    const sampled = lastUnit - firstUnit
    const population = populations[h] as number
    const scale = (fractions[h] as number) * stratumScale(sampled, population)
    const usual = stratumPart(design, sampled, population, sampled)
    const lo = start[firstUnit] as number
    const hi = start[lastUnit] as number
    let cells = 0
    for (let entry = lo; entry < hi; entry++) {
      const c = cell[entry] as number
      const seen = present[c] as number
      if (seen === 0) touched[cells++] = c
      present[c] = seen + 1
      sum[c] = (sum[c] as number) + (values[entry] as number)
    }
    for (let entry = lo; entry < hi; entry++) {
      const c = cell[entry] as number
      const deviation = (values[entry] as number) - (sum[c] as number) / sampled
      squares[c] = (squares[c] as number) + deviation * deviation
    }
    for (let i = 0; i < cells; i++) {
      const c = touched[i] as number
      const seen = present[c] as number
      const total = sum[c] as number
      const part = dependsOnCases ? stratumPart(design, sampled, population, seen) : usual
      const mean = total / sampled
      let added = 0
      if (part === 'centred') added = scale * ((squares[c] as number) + (sampled - seen) * mean * mean)
      // A part without centring belongs to one unit, which then is the whole sum.
      else if (part === 'uncentred') added = scale * total * total
      if (averaged === null) variance[c] = (variance[c] as number) + added
      else {
        averaged.part[c] = (averaged.part[c] as number) + added
        averaged.strata[c] = (averaged.strata[c] as number) + 1
        if (part !== 'average') averaged.usable[c] = (averaged.usable[c] as number) + 1
      }
      sum[c] = 0
      squares[c] = 0
      present[c] = 0
    }
  }
}

/** Under `average` a parent unit's part is scaled up from the strata with a variance to all strata with cases. */
const addAverages = ({ averaged }: Scratch, variance: Float64Array): void => {
  if (averaged === null) return
  const { part, strata, usable } = averaged
  for (let c = 0; c < variance.length; c++) {
    const all = strata[c] as number
    if (all > 0) variance[c] = (variance[c] as number) + (part[c] as number) * (all / (usable[c] as number))
    part[c] = 0
    strata[c] = 0
    usable[c] = 0
  }
}
