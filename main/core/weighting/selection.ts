import { Failure } from '../../contract/failure.ts'
import type { DesignNumbers } from '../design/design-variables.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { afterStep, type WeightedDesign } from './ledger.ts'

/** Units of a stage in the population and in the sample, by record. */
export type StageSizes = { readonly population: DesignNumbers; readonly sample: DesignNumbers }

/**
 * Base weights of the selection: one over the product of the selection probabilities of all stages, or of n/N where sizes
 * are given in their place (Horvitz & Thompson 1952). Records of weight 1 before the step have that weight after it.
 * Refused: blanks, probabilities outside 0 to 1, sizes that are not above 0 and samples larger than their population.
 */
export const weighBySelection = (
  design: SurveyDesign,
  probabilities: readonly DesignNumbers[],
  sizes: readonly StageSizes[],
): WeightedDesign => {
  const factors = new Float64Array(design.rows).fill(1)
  for (const { variable, values } of probabilities) {
    multiplyBy(factors, variable, (row) => {
      const own = values[row] as number
      return own > 0 && own <= 1 ? 1 / own : null
    })
  }
  for (const { population, sample } of sizes) {
    multiplyBy(factors, population.variable, (row) => {
      const [N, n] = [population.values[row] as number, sample.values[row] as number]
      return n > 0 && N >= n && Number.isFinite(N) ? N / n : null
    })
  }
  const repeat = (weights: Float64Array): Float64Array =>
    weights.map((weight, row) => weight * (factors[row] as number))
  return afterStep('selection', design, { weights: repeat(design.weights), margins: [] }, repeat)
}

/** Multiplies every factor by that of its record; `null` = there is none, which is refused. */
const multiplyBy = (factors: Float64Array, variable: string, factorOf: (row: number) => number | null): void => {
  let rows = 0
  for (let row = 0; row < factors.length; row++) {
    const factor = factorOf(row)
    if (factor === null) rows++
    else factors[row] = (factors[row] as number) * factor
  }
  if (rows > 0) throw new Failure('weighting.bad-selection', { variable, rows })
}
