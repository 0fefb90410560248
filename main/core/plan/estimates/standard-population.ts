import type { Standard } from '../../../contract/results.ts'
import type { StandardSpec } from '../../../contract/table.ts'
import { categoriesOf } from '../../data/categories.ts'
import { type Frame, variableOf } from '../../data/frame.ts'
import { populationMargin } from '../../weighting/population-margin.ts'
import type { StandardPopulation } from '../../weighting/standardise.ts'
import type { PreparedDesign } from '../designs/prepare-design.ts'
import { populationTotals } from '../designs/weighting-step.ts'

/**
 * The standard population of a table, laid beside the records of the sample. Refused: sizes that are blank, negative or
 * come twice, cells without records in the sample, and records in cells without a size. Records without an answer are
 * in no cell; whether that matters is decided by the domain of the table.
 */
export const standardPopulation = (
  { by, population: { dataset, total } }: StandardSpec,
  { frame, survey, datasets }: Pick<PreparedDesign, 'frame' | 'survey' | 'datasets'>,
): StandardPopulation => {
  const own = by.map((name) => categoriesOf(frame, name))
  const answered = survey.weights.map((weight, row) => (own.every(({ codes }) => codes[row] !== 0) ? weight : 0))
  const { cells, codes } = populationMargin(own, populationTotals(datasets(dataset), by, total), answered)
  const categories = cells.map((cell) => ({ code: cell.codes.join(' × ') }))
  return { by: { variable: by.join(' × '), codes, categories }, population: cells.map((cell) => cell.total) }
}

/** What the finished table says of it. */
export const describeStandard = (frame: Frame, { by, population }: StandardSpec, incomplete: boolean): Standard => ({
  by: by.map((variable) => {
    const { label } = variableOf(frame, variable)
    return label === undefined ? { variable } : { variable, label }
  }),
  population: population.dataset,
  incomplete,
})
