import type { CalibrationLayer } from '../design/calibration-layer.ts'
import type { JointCells } from './joint-cells.ts'
import type { PopulationMargin } from './population-margin.ts'

/** Sweeps over the margins that make the residuals of a raked standard error, as R `survey` takes them. */
const sweeps = 10

/**
 * The residuals of raking to `margins`: means over the cells of each margin in turn are taken out ten times over,
 * each record of weight above 0 counting once. On moments this is ten Gauss–Seidel sweeps of the normal equations.
 */
export const rakingLayer = (
  margins: readonly PopulationMargin[],
  joint: JointCells,
  before: Float64Array,
  weights: Float64Array,
): CalibrationLayer => {
  const sizes = margins.map(({ cells }) => cells.length)
  const size = sizes.reduce((sum, own) => sum + own, 0)
  const together = recordsTogether(joint, sizes, size)
  return {
    blocks: margins.map(({ codes }, i) => ({ kind: 'categories', codes, size: sizes[i] as number })),
    size,
    weights,
    regressionWeights: onesWhereAbove(before),
    coefficients: (moments) => sweep(moments, together),
  }
}

/** 1 for weights above 0. */
const onesWhereAbove = (weights: Float64Array): Uint8Array => {
  const ones = new Uint8Array(weights.length)
  for (let row = 0; row < ones.length; row++) if ((weights[row] as number) > 0) ones[row] = 1
  return ones
}

/** The records in both of every two cells of the margins, the cells of all margins in one list. */
const recordsTogether = (joint: JointCells, sizes: readonly number[], size: number): Float64Array => {
  const together = new Float64Array(size * size)
  const firsts = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, own) => sum + own, 0))
  for (let cell = 0; cell < joint.cells; cell++) {
    const records = joint.records[cell] as number
    if (records === 0) continue
    const places = firsts.map((first, i) => first + (joint.placeIn[i]?.[cell] as number))
    for (const a of places)
      for (const b of places) together[a * size + b] = (together[a * size + b] as number) + records
  }
  return together
}

const sweep = (moments: Float64Array, together: Float64Array): Float64Array => {
  const size = moments.length
  const coefficients = new Float64Array(size)
  for (let round = 0; round < sweeps; round++) {
    for (let a = 0; a < size; a++) {
      let left = moments[a] as number
      for (let b = 0; b < size; b++) left -= (together[a * size + b] as number) * (coefficients[b] as number)
      coefficients[a] = (coefficients[a] as number) + left / (together[a * size + a] as number)
    }
  }
  return coefficients
}
