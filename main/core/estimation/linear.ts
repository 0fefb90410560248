import type { SumMatrix } from '../design/sum-matrix.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import type { InfluenceOf } from '../design/variance-of-sums.ts'
import { shareVariance } from './share-variance.ts'

/** A statistic of the cells of a tally, and the influence of records on it. */
export type LinearStatistic = {
  readonly estimates: Float64Array
  /** The sums of w z of the records that stand behind a row of sums; z is the influence of a record. */
  readonly influence: InfluenceOf
  /** A shorter way to the variance in a plain design, from the sums within units. */
  readonly plainVariance?: (design: SurveyDesign, units: SumMatrix) => Float64Array
}

/** Totals of a channel: Σ w y; z = y. */
export const totalsOf = (totals: readonly Float64Array[], channel: number): LinearStatistic => ({
  estimates: totals[channel] as Float64Array,
  influence: (sums) => ({ ...sums, channels: [sums.channels[channel] as Float64Array] }),
})

/** Ratios of two channels: R = Σ w y / Σ w x. NaN where Σ w x is 0. */
export const ratioEstimates = (
  totals: readonly Float64Array[],
  numerator: number,
  denominator: number,
): Float64Array => {
  const base = totals[denominator] as Float64Array
  return (totals[numerator] as Float64Array).map((total, c) => total / (base[c] as number))
}

/** The same with z = (y − R x) / Σ w x. */
export const ratiosOf = (totals: readonly Float64Array[], numerator: number, denominator: number): LinearStatistic => {
  const base = totals[denominator] as Float64Array
  const estimates = ratioEstimates(totals, numerator, denominator)
  const influence: InfluenceOf = (sums) => {
    const y = sums.channels[numerator] as Float64Array
    const x = sums.channels[denominator] as Float64Array
    const [from = 0, to = 0] = [sums.start[0], sums.start[sums.rows]]
    const cell = sums.cell.subarray(from, to)
    const values = new Float64Array(to - from)
    for (let entry = 0; entry < values.length; entry++) {
      const c = cell[entry] as number
      const residual = (y[from + entry] as number) - (estimates[c] as number) * (x[from + entry] as number)
      values[entry] = residual / (base[c] as number)
    }
    const start = sums.start.map((entry) => entry - from)
    return { rows: sums.rows, cells: sums.cells, start, cell, channels: [values] }
  }
  return { estimates, influence }
}

/**
 * Totals of weights by level within groups of `levels` cells that follow each other. The same as `totalsOf` with an
 * entry for every level of a group that has records, as rules about units with cases ask for.
 */
export const levelTotals = (totals: readonly Float64Array[], levels: number): LinearStatistic => {
  const weights = totals[0] as Float64Array
  const none = new Float64Array(weights.length)
  const ones = new Float64Array(weights.length / levels).fill(1)
  return { estimates: weights, influence: shareResiduals(levels, none, ones) }
}

/** Shares of levels within groups of `levels` cells: p = Σ w of the cell / Σ w of its group. NaN without weight. */
export const shareEstimates = (totals: readonly Float64Array[], levels: number): Float64Array => {
  const weights = totals[0] as Float64Array
  const groups = groupTotals(weights, levels)
  const shares = new Float64Array(weights.length)
  for (let group = 0, c = 0; group < groups.length; group++) {
    for (let level = 0; level < levels; level++, c++) shares[c] = (weights[c] as number) / (groups[group] as number)
  }
  return shares
}

/** The same with z = (1[in cell] − p) / Σ w of the group. */
export const levelShares = (totals: readonly Float64Array[], levels: number): LinearStatistic => {
  const estimates = shareEstimates(totals, levels)
  const groups = groupTotals(totals[0] as Float64Array, levels)
  return {
    estimates,
    influence: shareResiduals(levels, estimates, groups),
    plainVariance: (design, units) => shareVariance(design, units, levels, estimates, groups),
  }
}

const groupTotals = (weights: Float64Array, levels: number): Float64Array => {
  const groups = new Float64Array(weights.length / levels)
  for (let group = 0, c = 0; group < groups.length; group++) {
    for (let level = 0; level < levels; level++, c++) groups[group] = (groups[group] as number) + (weights[c] as number)
  }
  return groups
}

/**
 * (y − p x) / X for every level of every group that a row has an entry in, with y the row's sum in the cell, x its
 * sum in the group, p the cell's share and X the group's total. Summing residuals, not squares and products, keeps
 * p = 1 at exactly 0. The arrays of the result are used again by the next call.
 */
const shareResiduals = (levels: number, shares: Float64Array, groupTotals: Float64Array): InfluenceOf => {
  const groupOf = new Int32Array(shares.length)
  for (let c = 0; c < shares.length; c++) groupOf[c] = Math.floor(c / levels)
  const entryOf = new Int32Array(groupTotals.length)
  let cell = new Int32Array(0)
  let values = new Float64Array(0)
  return (sums) => {
    const { rows, start: oldStart, cell: oldCell } = sums
    const weights = sums.channels[0] as Float64Array
    const most = ((oldStart[rows] as number) - (oldStart[0] as number)) * levels
    if (cell.length < most) {
      cell = new Int32Array(most)
      values = new Float64Array(most)
    }
    entryOf.fill(-1)
    const start = new Int32Array(rows + 1)
    let next = 0
    for (let row = 0; row < rows; row++) {
      const first = next
      for (let entry = oldStart[row] as number; entry < (oldStart[row + 1] as number); entry++) {
        const c = oldCell[entry] as number
        const group = groupOf[c] as number
        let base = entryOf[group] as number
        if (base < first) {
          base = next
          next += levels
          entryOf[group] = base
          cell[base] = group * levels
          for (let level = 0; level < levels; level++) values[base + level] = 0
        }
        values[base + c - group * levels] = weights[entry] as number
      }
      for (let base = first; base < next; base += levels) {
        const firstCell = cell[base] as number
        const scale = 1 / (groupTotals[groupOf[firstCell] as number] as number)
        let x = 0
        for (let level = 0; level < levels; level++) x += values[base + level] as number
        for (let level = 0; level < levels; level++) {
          const at = base + level
          cell[at] = firstCell + level
          values[at] = ((values[at] as number) - (shares[firstCell + level] as number) * x) * scale
        }
      }
      start[row + 1] = next
    }
    return { rows, cells: sums.cells, start, cell, channels: [values] }
  }
}
