import { auxiliarySums, crossMoments } from '../design/auxiliary-sums.ts'
import type { CalibrationLayer } from '../design/calibration-layer.ts'
import type { SumMatrix } from '../design/sum-matrix.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { twoPhaseVarianceOfSums } from '../design/two-phase-variance.ts'
import { varianceOfSums } from '../design/variance-of-sums.ts'
import type { LinearStatistic } from './linear.ts'
import { isPlain } from './share-variance.ts'
import type { Tally } from './tally.ts'

/** Numbers that a block of dense sums may hold: calibrated residuals are worked off a block of cells at a time. */
const denseLimit = 4_000_000

/**
 * The sampling variance of a statistic of every cell, by linearisation. With calibrated weights the influence of
 * each record is replaced by its residual on the auxiliary variables, the last layer first; this happens on sums
 * within units, Σ w z − Σ v x'β, never on a matrix of records by cells.
 */
export const linearVariance = (design: SurveyDesign, tally: Tally, statistic: LinearStatistic): Float64Array => {
  const cells = statistic.estimates.length
  if (statistic.plainVariance && isPlain(design)) return statistic.plainVariance(design, tally.units)
  const { second } = design
  if (design.layers.length === 0) {
    const units = { ...tally.units, cells }
    if (second) return twoPhaseVarianceOfSums(design, second, statistic.influence(units))
    return varianceOfSums(design, units, statistic.influence)
  }
  const variance = new Float64Array(cells)
  forEachInfluence(design, tally, statistic, (sums, from) => {
    const ofBlock = second ? twoPhaseVarianceOfSums(design, second, sums) : varianceOfSums(design, sums, (own) => own)
    variance.set(ofBlock, from)
  })
  return variance
}

/**
 * Calls `use` with the influence sums Σ w z of the last-stage units (of residuals where weights are calibrated), for a
 * block of cells of the statistic at a time, the first of them being cell `from`.
 */
export const forEachInfluence = (
  design: SurveyDesign,
  tally: Tally,
  statistic: LinearStatistic,
  use: (sums: SumMatrix, from: number) => void,
): void => {
  const { layers } = design
  if (layers.length === 0) {
    use(statistic.influence(tally.units), 0)
    return
  }
  const influence = copied(statistic.influence(tally.units))
  const moments = tally.layers.map((layer) => copied(statistic.influence(layer)))
  const width = Math.max(1, Math.floor(denseLimit / Math.max(influence.rows, ...layers.map(({ size }) => size))))
  for (let from = 0; from < influence.cells; from += width) {
    const to = Math.min(influence.cells, from + width)
    const coefficients = fittedCoefficients(layers, moments, from, to)
    const residuals = denseColumns(influence, from, to)
    layers.forEach((layer, index) => {
      subtractFitted(auxiliarySums(design, layer), coefficients[index] as Float64Array, residuals)
    })
    use(residuals, from)
  }
}

/** Keeps a result of `influence`, which the next call would overwrite. */
const copied = (sums: SumMatrix): SumMatrix => ({
  ...sums,
  cell: sums.cell.slice(),
  channels: sums.channels.map((values) => values.slice()),
})

/** β of every layer for the cells `from` to `to - 1`: a row per auxiliary variable, a column per cell. */
const fittedCoefficients = (
  layers: readonly CalibrationLayer[],
  influence: readonly SumMatrix[],
  from: number,
  to: number,
): readonly Float64Array[] => {
  const coefficients: Float64Array[] = []
  for (let index = layers.length - 1; index >= 0; index--) {
    const layer = layers[index] as CalibrationLayer
    const moments = denseColumns(influence[index] as SumMatrix, from, to).channels[0] as Float64Array
    for (let later = index + 1; later < layers.length; later++) {
      const cross = crossMoments(layer, layers[later] as CalibrationLayer)
      subtractProduct(moments, cross, coefficients[later] as Float64Array, layer.size)
    }
    coefficients[index] = solveColumns(layer, moments)
  }
  return coefficients
}

/** moments − cross × coefficients, all by rows; `rows` is that of moments and cross. */
const subtractProduct = (
  moments: Float64Array,
  cross: Float64Array,
  coefficients: Float64Array,
  rows: number,
): void => {
  const inner = cross.length / rows
  const cells = moments.length / rows
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < inner; k++) {
      const factor = cross[row * inner + k] as number
      if (factor === 0) continue
      for (let c = 0; c < cells; c++) {
        const at = row * cells + c
        moments[at] = (moments[at] as number) - factor * (coefficients[k * cells + c] as number)
      }
    }
  }
}

const solveColumns = (layer: CalibrationLayer, moments: Float64Array): Float64Array => {
  const cells = moments.length / layer.size
  const solved = new Float64Array(moments.length)
  const column = new Float64Array(layer.size)
  for (let c = 0; c < cells; c++) {
    for (let row = 0; row < layer.size; row++) column[row] = moments[row * cells + c] as number
    const coefficients = layer.coefficients(column)
    for (let row = 0; row < layer.size; row++) solved[row * cells + c] = coefficients[row] as number
  }
  return solved
}

/** The cells `from` to `to - 1` with an entry for every unit and cell. */
const denseColumns = (sums: SumMatrix, from: number, to: number): SumMatrix => {
  const { rows, start, cell, channels } = sums
  const width = to - from
  const values = new Float64Array(rows * width)
  const denseCell = new Int32Array(rows * width)
  const denseStart = new Int32Array(rows + 1)
  for (let row = 0; row < rows; row++) {
    const base = row * width
    denseStart[row + 1] = base + width
    for (let c = 0; c < width; c++) denseCell[base + c] = c
    for (let entry = start[row] as number; entry < (start[row + 1] as number); entry++) {
      const c = (cell[entry] as number) - from
      if (c >= 0 && c < width) values[base + c] = channels[0]?.[entry] as number
    }
  }
  return { rows, cells: width, start: denseStart, cell: denseCell, channels: [values] }
}

/** Takes Σ v x'β from dense residuals; `auxiliaries` are the blocks' sums Σ v x, β has the cells of the residuals. */
const subtractFitted = (auxiliaries: readonly SumMatrix[], coefficients: Float64Array, residuals: SumMatrix): void => {
  const values = residuals.channels[0] as Float64Array
  const width = residuals.cells
  let first = 0
  for (const { rows, cells, start, cell, channels } of auxiliaries) {
    const weighted = channels[0] as Float64Array
    for (let unit = 0; unit < rows; unit++) {
      const base = unit * width
      for (let entry = start[unit] as number; entry < (start[unit + 1] as number); entry++) {
        const factor = weighted[entry] as number
        const beta = (first + (cell[entry] as number)) * width
        for (let c = 0; c < width; c++) {
          values[base + c] = (values[base + c] as number) - factor * (coefficients[beta + c] as number)
        }
      }
    }
    first += cells
  }
}
