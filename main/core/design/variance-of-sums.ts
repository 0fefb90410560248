import { stratumPart, stratumScale } from './lonely-units.ts'
import type { SamplingStage } from './sampling-tree.ts'
import { regroup, rowRange, type SumMatrix } from './sum-matrix.ts'
import type { SurveyDesign } from './survey-design.ts'
import { type UnequalSelection, unequalCovariance } from './unequal-selection.ts'

/** What stands in a row of unit sums for the influence of its records; the result may be overwritten by the next call. */
export type InfluenceOf = (sums: SumMatrix) => SumMatrix

/**
 * The sampling variance of the estimate in every cell, from the sums in `units` of the last-stage units of the design
 * and the `influence` that makes them values e of one channel: at each stage Σ over strata of (1 − n/N) n/(n − 1)
 * Σ over units of (e − ē)², scaled by the sampled fractions of the stages before (Särndal, Swensson & Wretman 1992,
 * result 4.3.1; with replacement where N is unknown). Units without an entry are zeros and count in n. Squares are
 * summed around the mean, so a variance is never negative. NaN in cells whose cases lie only in lonely strata under
 * the rule `average`.
 */
export const varianceOfSums = (design: SurveyDesign, units: SumMatrix, influence: InfluenceOf): Float64Array => {
  const variance = new Float64Array(units.cells)
  const scratch = scratchFor(units.cells, design.lonelyPsu === 'average')
  for (const batch of batches(design, units)) {
    const last = batch.at(-1) as StageRange
    let sums = influence(rowRange(units, last.firstUnit, last.lastUnit))
    for (const range of batch.toReversed()) {
      if (range !== last) sums = regroup(sums, unitStarts(range), units.cells, null)
      addStage(design, range, sums, scratch, variance)
    }
  }
  return variance
}

/** A run of strata of one stage with their units; on a later stage all strata inside the units of the stage before. */
type StageRange = {
  readonly index: number
  readonly stage: SamplingStage
  readonly firstStratum: number
  readonly lastStratum: number
  readonly firstUnit: number
  readonly lastUnit: number
}

/** Entries that are worked on at a time: few enough to stay near the processor. */
const batchEntries = 1 << 14

/** Runs of first-stage strata with what lies below them; all of them in one where strata are averaged. */
const batches = function* (design: SurveyDesign, units: SumMatrix): Generator<readonly StageRange[]> {
  const { strata } = design.tree.stages[0] as SamplingStage
  const most = design.lonelyPsu === 'average' ? Number.POSITIVE_INFINITY : batchEntries
  let from = 0
  for (let to = 1; to <= strata; to++) {
    const ranges = rangesOf(design, from, to)
    const { firstUnit, lastUnit } = ranges.at(-1) as StageRange
    const entries = (units.start[lastUnit] as number) - (units.start[firstUnit] as number)
    if (entries < most && to < strata) continue
    yield ranges
    from = to
  }
}

const rangesOf = (design: SurveyDesign, from: number, to: number): readonly StageRange[] => {
  let [firstStratum, lastStratum] = [from, to]
  return design.tree.stages.map((stage, index) => {
    const firstUnit = stage.stratumStart[firstStratum] as number
    const lastUnit = stage.stratumStart[lastStratum] as number
    const range = { index, stage, firstStratum, lastStratum, firstUnit, lastUnit }
    const below = design.tree.stages[index + 1]
    firstStratum = below?.parentStart[firstUnit] ?? 0
    lastStratum = below?.parentStart[lastUnit] ?? 0
    return range
  })
}

/** Where the units of a range begin among the units of the next stage that lie inside it. */
const unitStarts = ({ stage, firstUnit, lastUnit }: StageRange): Int32Array => {
  const starts = stage.unitStart.subarray(firstUnit, lastUnit + 1)
  const [base = 0] = starts
  return starts.map((start) => start - base)
}

/** Under `average` parent unit by parent unit, because the average is taken inside them. */
const addStage = (
  design: SurveyDesign,
  range: StageRange,
  sums: SumMatrix,
  scratch: Scratch,
  variance: Float64Array,
): void => {
  if (design.unequal) {
    addUnequalStrata(design, design.unequal, range, sums, variance)
    return
  }
  if (scratch.averaged === null) {
    addStrata(design, range, sums, scratch, variance)
    return
  }
  const { parentStart } = range.stage
  for (let parent = 0; parent + 1 < parentStart.length; parent++) {
    const strata = { firstStratum: parentStart[parent] as number, lastStratum: parentStart[parent + 1] as number }
    addStrata(design, { ...range, ...strata }, sums, scratch, variance)
    addAverages(scratch.averaged, variance)
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

/** The hot loop: every stratum is read twice, once for the means and once for the squares around them. */
const addStrata = (
  design: SurveyDesign,
  { index, stage, firstStratum, lastStratum, firstUnit: offset }: StageRange,
  { start, cell, channels }: SumMatrix,
  { sum, squares, present, touched, averaged }: Scratch,
  variance: Float64Array,
): void => {
  const values = channels[0] as Float64Array
  const populations = design.populationSizes[index] as Float64Array
  const fractions = design.ancestorFractions[index] as Float64Array
  const dependsOnCases = design.lonelyInDomains
  for (let h = firstStratum; h < lastStratum; h++) {
    const firstUnit = (stage.stratumStart[h] as number) - offset
    const lastUnit = (stage.stratumStart[h + 1] as number) - offset
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

/** The same for units drawn with unequal probabilities, cell by cell on the dense sums of a stratum. */
const addUnequalStrata = (
  design: SurveyDesign,
  selection: UnequalSelection,
  { stage, firstStratum, lastStratum, firstUnit: offset }: StageRange,
  { start, cell, channels }: SumMatrix,
  variance: Float64Array,
): void => {
  const values = channels[0] as Float64Array
  for (let h = firstStratum; h < lastStratum; h++) {
    const from = stage.stratumStart[h] as number
    const sampled = (stage.stratumStart[h + 1] as number) - from
    if (stratumPart(design, sampled, design.populationSizes[0]?.[h] as number, sampled) === 'none') continue
    const byCell = new Map<number, Float64Array>()
    for (let unit = 0; unit < sampled; unit++) {
      const row = from + unit - offset
      for (let entry = start[row] as number; entry < (start[row + 1] as number); entry++) {
        const c = cell[entry] as number
        const sums = byCell.get(c) ?? new Float64Array(sampled)
        sums[unit] = values[entry] as number
        byCell.set(c, sums)
      }
    }
    for (const [c, sums] of byCell) {
      variance[c] = (variance[c] as number) + unequalCovariance(selection, from, sums, sums)
    }
  }
}

/** A parent unit's part is scaled up from the strata with a variance to all strata with cases. */
const addAverages = ({ part, strata, usable }: NonNullable<Scratch['averaged']>, variance: Float64Array): void => {
  for (let c = 0; c < variance.length; c++) {
    const all = strata[c] as number
    if (all > 0) variance[c] = (variance[c] as number) + (part[c] as number) * (all / (usable[c] as number))
    part[c] = 0
    strata[c] = 0
    usable[c] = 0
  }
}
