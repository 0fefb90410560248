import type { CalibrationLayer } from '../design/calibration-layer.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { jointCells, sumsByCell } from './joint-cells.ts'
import { afterStep, marginAccounts, type WeightedDesign } from './ledger.ts'
import type { PopulationMargin } from './population-margin.ts'

/**
 * Post-stratification: every weight of cell g is multiplied by N_g / Σ w of the cell, so that the weights of each cell
 * add up to its known total. Standard errors then come from the residuals around the cells' means, taken with the
 * weights before the step (Holt & Smith 1979, JRSS A 142; as R `survey`). Weights of 0 stay 0.
 */
export const postStratify = (design: SurveyDesign, margin: PopulationMargin): WeightedDesign => {
  const before = design.weights
  const sums = sumsOf(margin, before)
  const weights = scaled(margin, before, sums)
  const layer: CalibrationLayer = {
    blocks: [{ kind: 'categories', codes: margin.codes, size: sums.length }],
    size: sums.length,
    weights,
    regressionWeights: before,
    coefficients: (moments) => moments.map((moment, cell) => moment / (sums[cell] as number)),
  }
  const joint = jointCells([margin], before)
  const margins = marginAccounts([margin], joint, sumsByCell(joint, weights))
  return afterStep('postStratify', design, { weights, layer, margins }, (own) =>
    scaled(margin, own, sumsOf(margin, own)),
  )
}

/** Σ w of every cell. */
const sumsOf = ({ cells, codes }: PopulationMargin, weights: Float64Array): Float64Array => {
  const sums = new Float64Array(cells.length)
  for (let row = 0; row < weights.length; row++) {
    const cell = (codes[row] as number) - 1
    if (cell >= 0) sums[cell] = (sums[cell] as number) + (weights[row] as number)
  }
  return sums
}

const scaled = ({ cells, codes }: PopulationMargin, weights: Float64Array, sums: Float64Array): Float64Array => {
  const factors = sums.map((sum, cell) => (cells[cell]?.total as number) / sum)
  const made = new Float64Array(weights.length)
  for (let row = 0; row < made.length; row++) {
    const cell = (codes[row] as number) - 1
    if (cell >= 0) made[row] = (weights[row] as number) * (factors[cell] as number)
  }
  return made
}
