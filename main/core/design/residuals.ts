import { type AuxiliaryBlock, blockSize, type CalibrationLayer } from './calibration-layer.ts'

/**
 * Replaces weighted influence values `x` = w z (by row, w the final weights) by those of the residuals of the
 * layer's regression: x − v x'β, with v the weights that the layer made and β from Σ ω x (w z / v).
 */
export const takeResiduals = (weighted: Float64Array, layer: CalibrationLayer): void => {
  const { weights, regressionWeights, size } = layer
  const scaled = new Float64Array(weighted.length)
  for (let row = 0; row < scaled.length; row++) {
    const weight = weights[row] as number
    if (weight > 0) scaled[row] = ((regressionWeights[row] as number) * (weighted[row] as number)) / weight
  }
  const moments = new Float64Array(size)
  forEachBlock(layer, (block, first) => addMoments(block, scaled, moments, first))
  const coefficients = layer.coefficients(moments)
  forEachBlock(layer, (block, first) => subtractFitted(block, coefficients, first, weights, weighted))
}

const forEachBlock = ({ blocks }: CalibrationLayer, visit: (block: AuxiliaryBlock, first: number) => void): void => {
  let first = 0
  for (const block of blocks) {
    visit(block, first)
    first += blockSize(block)
  }
}

const addMoments = (block: AuxiliaryBlock, scaled: Float64Array, moments: Float64Array, first: number): void => {
  for (let row = 0; row < scaled.length; row++) {
    const value = scaled[row] as number
    if (block.kind === 'values') {
      moments[first] = (moments[first] as number) + value * (block.values[row] as number)
      continue
    }
    const code = block.codes[row] as number
    if (code > 0) moments[first + code - 1] = (moments[first + code - 1] as number) + value
  }
}

const subtractFitted = (
  block: AuxiliaryBlock,
  coefficients: Float64Array,
  first: number,
  weights: Float64Array,
  weighted: Float64Array,
): void => {
  for (let row = 0; row < weighted.length; row++) {
    const weight = weights[row] as number
    if (block.kind === 'values') {
      const fitted = (coefficients[first] as number) * (block.values[row] as number)
      weighted[row] = (weighted[row] as number) - weight * fitted
      continue
    }
    const code = block.codes[row] as number
    if (code > 0) weighted[row] = (weighted[row] as number) - weight * (coefficients[first + code - 1] as number)
  }
}
