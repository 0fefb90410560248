import { Failure } from '../../contract/failure.ts'
import type { Categories } from '../data/categories.ts'
import { afterReweighting, type SurveyDesign } from '../design/survey-design.ts'
import { cellsOfRows, crossingOf } from '../estimation/crossing.ts'
import type { PopulationMargin } from './population-margin.ts'
import { postStratify } from './post-stratify.ts'

/** A standard population: how much each category of `by` counts, in the order of the categories. */
export type StandardPopulation = { readonly by: Categories; readonly population: readonly number[] }

/**
 * Direct standardisation: in every group of `over` the weights of each category of `by` are brought to its share of
 * the standard population, so that means of the design are directly standardised rates, comparable between groups
 * (Rothman 2008, chapter 3). It is a post-stratification to the groups' own totals, and standard errors are its
 * (R's `svystandardize`). Records outside `domain` (0 there; those without the outcome) get weight 0. A category that
 * a group has no record of is left out of it. Refused: records of weight above 0 without a category of `by` or `over`.
 */
export const standardise = (
  design: SurveyDesign,
  { by, population }: StandardPopulation,
  over: readonly Categories[],
  domain?: Uint8Array,
): SurveyDesign => {
  const inside = (weights: Float64Array): Float64Array =>
    domain ? weights.map((weight, row) => (domain[row] === 0 ? 0 : weight)) : weights
  const restricted = afterReweighting(design, inside(design.weights), inside)
  return postStratify(restricted, standardMargin(restricted.weights, by, population, over)).design
}

const standardMargin = (
  weights: Float64Array,
  by: Categories,
  population: readonly number[],
  over: readonly Categories[],
): PopulationMargin => {
  for (const { variable, codes } of [by, ...over]) {
    let rows = 0
    for (let row = 0; row < codes.length; row++) if (codes[row] === 0 && (weights[row] as number) > 0) rows++
    if (rows > 0) throw new Failure('weighting.missing-answer', { variable, rows })
  }
  const crossing = crossingOf([...over, by])
  const cellOf = cellsOfRows(crossing, weights.length)
  const sums = new Float64Array(crossing.cells)
  for (let row = 0; row < weights.length; row++) {
    const cell = cellOf[row] as number
    sums[cell] = (sums[cell] as number) + (weights[row] as number)
  }
  const standard = population.reduce((sum, own) => sum + own, 0)
  const size = by.categories.length + 1
  const placeOf = new Int32Array(crossing.cells)
  const cells: PopulationMargin['cells'][number][] = []
  for (let group = 0; group < crossing.cells / size; group++) {
    const whole = sums.slice(group * size, (group + 1) * size).reduce((sum, own) => sum + own, 0)
    for (const [place, share] of population.entries()) {
      const cell = group * size + place + 1
      if (sums[cell] === 0) continue
      cells.push({ codes: [], row: cells.length + 1, total: (whole * share) / standard })
      placeOf[cell] = cells.length
    }
  }
  const codes = Uint32Array.from(cellOf, (cell) => placeOf[cell] as number)
  return { by: [...over, by].map(({ variable }) => variable), cells, codes }
}
