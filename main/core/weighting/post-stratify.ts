import type { CalibrationLayer } from '../design/calibration-layer.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { afterStep, type WeightedDesign } from './ledger.ts'
import type { PopulationMargin } from './population-margin.ts'

/**
 * Post-stratification: every weight of cell g is multiplied by N_g / Σ w of the cell, so that the weights of each cell
 * add up to its known total. Standard errors then come from the residuals around the cells' means, taken with the
 * weights before the step (Holt & Smith 1979, JRSS A 142; as R `survey`). Weights of 0 stay 0.
 */
export const postStratify = (design: SurveyDesign, margin: PopulationMargin): WeightedDesign => {
  const before = design.weights
  const sums = new Float64Array(margin.cells.length)
  for (let row = 0; row < before.length; row++) {
    const cell = (margin.codes[row] as number) - 1
    if (cell >= 0) sums[cell] = (sums[cell] as number) + (before[row] as number)
  }
  const factors = sums.map((sum, cell) => (margin.cells[cell]?.total as number) / sum)
  const weights = new Float64Array(before.length)
  for (let row = 0; row < before.length; row++) {
    const cell = (margin.codes[row] as number) - 1
    if (cell >= 0) weights[row] = (before[row] as number) * (factors[cell] as number)
  }
  const layer: CalibrationLayer = {
    blocks: [{ kind: 'categories', codes: margin.codes, size: sums.length }],
    size: sums.length,
    weights,
    regressionWeights: before,
    coefficients: (moments) => moments.map((moment, cell) => moment / (sums[cell] as number)),
  }
  return afterStep('postStratify', design, layer, [margin], null)
}
