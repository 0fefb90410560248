import { Failure } from '../../contract/failure.ts'
import type { DesignNumbers } from './design-variables.ts'

/** Refuses weights that are blank, negative or infinite, and weights that are all 0. */
export const checkWeights = ({ variable, values }: DesignNumbers): void => {
  let blank = 0
  let negative = 0
  let infinite = 0
  let positive = 0
  for (let row = 0; row < values.length; row++) {
    const weight = values[row] as number
    if (weight > 0) positive++
    if (Number.isNaN(weight)) blank++
    else if (weight < 0) negative++
    if (weight === Number.POSITIVE_INFINITY) infinite++
  }
  if (blank > 0) throw new Failure('weights.missing', { variable, rows: blank })
  if (negative > 0) throw new Failure('weights.negative', { variable, rows: negative })
  if (infinite > 0) throw new Failure('weights.infinite', { variable, rows: infinite })
  if (positive === 0) throw new Failure('weights.all-zero', { variable })
}
