import { stratumPart, stratumScale } from '../design/lonely-units.ts'
import type { SamplingStage } from '../design/sampling-tree.ts'
import type { SumMatrix } from '../design/sum-matrix.ts'
import type { SurveyDesign } from '../design/survey-design.ts'

/** Whether variances of the design are plain sums of squares between its primary units. */
export const isPlain = ({ tree, unequal, second, layers, lonelyPsu, lonelyInDomains }: SurveyDesign): boolean =>
  tree.stages.length === 1 && !unequal && !second && layers.length === 0 && lonelyPsu !== 'average' && !lonelyInDomains

/**
 * The variance of shares p = Y / X of levels within groups of `levels` cells in a plain design: that of the residuals
 * e = (y − p x) / X of units around their stratum's mean ē, as `varianceOfSums` takes it. Units with records in the
 * group but none in the cell are many, and all have e = −p x / X; their squares around the mean are taken from sums
 * over the group, p² Σ x² + 2 p ē Σ x + m ē², less those over the units with records in the cell. The sums of x run
 * over the units in one order, so that what is left is exactly 0 where no unit is, and p = 1 has the variance 0.
 */
export const shareVariance = (
  design: SurveyDesign,
  units: SumMatrix,
  levels: number,
  shares: Float64Array,
  groupTotals: Float64Array,
): Float64Array => {
  const { strata, stratumStart } = design.tree.stages[0] as SamplingStage
  const variance = new Float64Array(units.cells)
  const work = workFor(units.cells, levels)
  for (let h = 0; h < strata; h++) {
    const from = stratumStart[h] as number
    const to = stratumStart[h + 1] as number
    const population = design.populationSizes[0]?.[h] as number
    const part = stratumPart(design, to - from, population, to - from)
    if (part === 'none') continue
    const centre = part === 'centred' ? to - from : Number.POSITIVE_INFINITY
    const groups = takeMeans(units, from, to, shares, centre, work)
    squareUnits(units, from, to, shares, work)
    addStratum(groups, to - from, stratumScale(to - from, population), shares, groupTotals, work, variance)
  }
  return variance
}

/** Work arrays of one stratum, 0 between strata: by cell, and by group. */
type Work = {
  readonly levels: number
  readonly groupOf: Int32Array
  /** ē, and Σ (e − ē)² over units with records in the cell; both times X. */
  readonly mean: Float64Array
  readonly squares: Float64Array
  /** Sums over the same units: of y, of x, of x², and their number. */
  readonly cellY: Float64Array
  readonly cellX: Float64Array
  readonly cellXX: Float64Array
  readonly cellUnits: Int32Array
  /** The last three over all units with records in the group. */
  readonly groupX: Float64Array
  readonly groupXX: Float64Array
  readonly groupUnits: Int32Array
  /** x of the unit that is looked at. */
  readonly x: Float64Array
  readonly touched: Int32Array
  readonly inUnit: Int32Array
}

const workFor = (cells: number, levels: number): Work => {
  const groups = cells / levels
  const byCell = () => new Float64Array(cells)
  const byGroup = () => new Float64Array(groups)
  const groupOf = new Int32Array(cells)
  for (let c = 0; c < cells; c++) groupOf[c] = Math.floor(c / levels)
  return {
    levels,
    groupOf,
    mean: byCell(),
    squares: byCell(),
    cellY: byCell(),
    cellX: byCell(),
    cellXX: byCell(),
    cellUnits: new Int32Array(cells),
    groupX: byGroup(),
    groupXX: byGroup(),
    groupUnits: new Int32Array(groups),
    x: byGroup(),
    touched: new Int32Array(groups),
    inUnit: new Int32Array(groups),
  }
}

/** ē X = (Σ y − p Σ x) / n in the cells of all groups with records in the stratum; the number of those groups. */
const takeMeans = (
  { start, cell, channels }: SumMatrix,
  from: number,
  to: number,
  shares: Float64Array,
  units: number,
  { levels, groupOf, mean, cellY, x, touched }: Work,
): number => {
  const y = channels[0] as Float64Array
  let groups = 0
  for (let entry = start[from] as number; entry < (start[to] as number); entry++) {
    const c = cell[entry] as number
    const group = groupOf[c] as number
    if (x[group] === 0) touched[groups++] = group
    x[group] = (x[group] as number) + (y[entry] as number)
    cellY[c] = (cellY[c] as number) + (y[entry] as number)
  }
  for (let i = 0; i < groups; i++) {
    const group = touched[i] as number
    for (let c = group * levels; c < (group + 1) * levels; c++) {
      mean[c] = ((cellY[c] as number) - (shares[c] as number) * (x[group] as number)) / units
      cellY[c] = 0
    }
    x[group] = 0
  }
  return groups
}

const squareUnits = (
  { start, cell, channels }: SumMatrix,
  from: number,
  to: number,
  shares: Float64Array,
  work: Work,
): void => {
  const { groupOf, mean, squares, cellX, cellXX, cellUnits, groupX, groupXX, groupUnits, x, inUnit } = work
  const y = channels[0] as Float64Array
  for (let unit = from; unit < to; unit++) {
    const first = start[unit] as number
    const last = start[unit + 1] as number
    let groups = 0
    for (let entry = first; entry < last; entry++) {
      const group = groupOf[cell[entry] as number] as number
      if (x[group] === 0) inUnit[groups++] = group
      x[group] = (x[group] as number) + (y[entry] as number)
    }
    for (let entry = first; entry < last; entry++) {
      const c = cell[entry] as number
      const own = x[groupOf[c] as number] as number
      const deviation = (y[entry] as number) - (shares[c] as number) * own - (mean[c] as number)
      squares[c] = (squares[c] as number) + deviation * deviation
      cellX[c] = (cellX[c] as number) + own
      cellXX[c] = (cellXX[c] as number) + own * own
      cellUnits[c] = (cellUnits[c] as number) + 1
    }
    for (let i = 0; i < groups; i++) {
      const group = inUnit[i] as number
      const own = x[group] as number
      groupX[group] = (groupX[group] as number) + own
      groupXX[group] = (groupXX[group] as number) + own * own
      groupUnits[group] = (groupUnits[group] as number) + 1
      x[group] = 0
    }
  }
}

const addStratum = (
  groups: number,
  sampled: number,
  scale: number,
  shares: Float64Array,
  groupTotals: Float64Array,
  work: Work,
  variance: Float64Array,
): void => {
  const { levels, mean, squares, cellX, cellXX, cellUnits, groupX, groupXX, groupUnits, touched } = work
  for (let i = 0; i < groups; i++) {
    const group = touched[i] as number
    const units = groupUnits[group] as number
    const factor = scale / (groupTotals[group] as number) ** 2
    for (let c = group * levels; c < (group + 1) * levels; c++) {
      const p = shares[c] as number
      const centre = mean[c] as number
      const without =
        p * p * ((groupXX[group] as number) - (cellXX[c] as number)) +
        2 * p * centre * ((groupX[group] as number) - (cellX[c] as number)) +
        (units - (cellUnits[c] as number)) * centre * centre
      const around = (squares[c] as number) + Math.max(0, without) + (sampled - units) * centre * centre
      variance[c] = (variance[c] as number) + factor * around
      squares[c] = 0
      cellX[c] = 0
      cellXX[c] = 0
      cellUnits[c] = 0
    }
    groupX[group] = 0
    groupXX[group] = 0
    groupUnits[group] = 0
  }
}
