import type { SumMatrix } from '../design/sum-matrix.ts'

/**
 * A statistic of the cells of a tally and the influence of every record on it, by cell: what stands in a row of a
 * sum matrix is replaced by the sum of w z of its records.
 */
export type LinearStatistic = {
  readonly estimates: Float64Array
  readonly influence: (sums: SumMatrix) => SumMatrix
}

/** Totals of a channel: Σ w y; z = y. */
export const totalsOf = (totals: readonly Float64Array[], channel: number): LinearStatistic => ({
  estimates: totals[channel] as Float64Array,
  influence: (sums) => ({ ...sums, channels: [sums.channels[channel] as Float64Array] }),
})

/** Ratios of two channels: R = Σ w y / Σ w x; z = (y − R x) / Σ w x. NaN where Σ w x is 0. */
export const ratiosOf = (totals: readonly Float64Array[], numerator: number, denominator: number): LinearStatistic => {
  const base = totals[denominator] as Float64Array
  const estimates = (totals[numerator] as Float64Array).map((total, c) => total / (base[c] as number))
  const influence = (sums: SumMatrix): SumMatrix => {
    const y = sums.channels[numerator] as Float64Array
    const x = sums.channels[denominator] as Float64Array
    const values = y.map((value, entry) => {
      const c = sums.cell[entry] as number
      return (value - (estimates[c] as number) * (x[entry] as number)) / (base[c] as number)
    })
    return { ...sums, channels: [values] }
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
  return { estimates: weights, influence: (sums) => shareResiduals(sums, levels, none, ones) }
}

/**
 * Shares of levels within groups of `levels` cells: p = Σ w of the cell / Σ w of its group; z = (1[in cell] − p) /
 * Σ w of the group. NaN in groups without weight.
 */
export const levelShares = (totals: readonly Float64Array[], levels: number): LinearStatistic => {
  const weights = totals[0] as Float64Array
  const groups = new Float64Array(weights.length / levels)
  for (let c = 0; c < weights.length; c++) {
    const group = Math.floor(c / levels)
    groups[group] = (groups[group] as number) + (weights[c] as number)
  }
  const estimates = weights.map((weight, c) => weight / (groups[Math.floor(c / levels)] as number))
  return { estimates, influence: (sums) => shareResiduals(sums, levels, estimates, groups) }
}

/**
 * (y − p x) / X for every level of every group that a row has an entry in, with y the row's sum in the cell, x its
 * sum in the group, p the cell's share and X the group's total. Summing residuals, not squares and products, keeps
 * p = 1 at exactly 0.
 */
const shareResiduals = (
  sums: SumMatrix,
  levels: number,
  shares: Float64Array,
  groupTotals: Float64Array,
): SumMatrix => {
  const { rows, cells, start: oldStart, cell: oldCell } = sums
  const weights = sums.channels[0] as Float64Array
  const entryOf = new Int32Array(groupTotals.length).fill(-1)
  const start = groupEntries(sums, levels, groupTotals.length)
  const cell = new Int32Array(start[rows] as number)
  const values = new Float64Array(cell.length)
  let next = 0
  for (let row = 0; row < rows; row++) {
    const first = next
    for (let entry = oldStart[row] as number; entry < (oldStart[row + 1] as number); entry++) {
      const c = oldCell[entry] as number
      const group = (c / levels) | 0
      let base = entryOf[group] as number
      if (base < first) {
        base = next
        entryOf[group] = base
        next += levels
        cell[base] = group * levels
      }
      values[base + c - group * levels] = weights[entry] as number
    }
    for (let base = first; base < next; base += levels) {
      const firstCell = cell[base] as number
      const total = groupTotals[(firstCell / levels) | 0] as number
      let x = 0
      for (let level = 0; level < levels; level++) x += values[base + level] as number
      for (let level = 0; level < levels; level++) {
        const at = base + level
        cell[at] = firstCell + level
        values[at] = ((values[at] as number) - (shares[firstCell + level] as number) * x) / total
      }
    }
  }
  return { rows, cells, start, cell, channels: [values] }
}

/** Where the entries of each row begin when every group that occurs in it has one per level. */
const groupEntries = ({ rows, start, cell }: SumMatrix, levels: number, groups: number): Int32Array => {
  const begins = new Int32Array(rows + 1)
  const seenIn = new Int32Array(groups).fill(-1)
  let entries = 0
  for (let row = 0; row < rows; row++) {
    for (let entry = start[row] as number; entry < (start[row + 1] as number); entry++) {
      const group = ((cell[entry] as number) / levels) | 0
      if (seenIn[group] === row) continue
      seenIn[group] = row
      entries += levels
    }
    begins[row + 1] = entries
  }
  return begins
}
