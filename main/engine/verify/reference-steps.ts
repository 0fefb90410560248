import type { SurveyDesign } from '../../core/design/survey-design.ts'
import { withAnswers } from '../../core/inference/mean.ts'
import { calibrate } from '../../core/weighting/calibrate.ts'
import { type PopulationTotal, populationMargin } from '../../core/weighting/population-margin.ts'
import { postStratify } from '../../core/weighting/post-stratify.ts'
import { rake } from '../../core/weighting/rake.ts'
import { standardise } from '../../core/weighting/standardise.ts'
import { trim } from '../../core/weighting/trim.ts'
import type { ReferenceStep } from '../../files/reference/reference-set.ts'
import type { ReferenceData } from './reference-data.ts'

/** The design after a weighting step in the words of R `survey`. */
export const afterReferenceStep = (design: SurveyDesign, step: ReferenceStep, data: ReferenceData): SurveyDesign => {
  const margin = (by: readonly string[], population: readonly Record<string, string | number>[]) =>
    populationMargin(
      by.map(data.categories),
      population.map((cell) => ({ codes: by.map((name) => String(cell[name])), total: Number(cell.Freq) })),
      design.weights,
    )
  switch (step.op) {
    case 'postStratify':
      return postStratify(design, margin(step.by, step.population)).design
    case 'rake': {
      const margins = step.margins.map(({ by, population }) => margin(by, population))
      return rake(design, margins, { epsilon: step.epsilon_relative, maxIterations: step.maxit }).design
    }
    case 'calibrate': {
      const [lower, upper] = step.bounds_on_g ?? []
      const bounds = lower === undefined || upper === undefined ? undefined : { lower, upper }
      const totals = calibrationTotals(design, step, data)
      return calibrate(design, { ...totals, distance: step.calfun, bounds, epsilon: 1e-12, maxIterations: 500 }).design
    }
    case 'trimWeights':
      return trim(design, step).design
    case 'svystandardize': {
      const answered = withAnswers([data.numbers(step.excluding_missing)], data.rows)
      const by = data.categories(step.by[0] as string)
      return standardise(design, { by, population: step.population }, step.over.map(data.categories), answered)
    }
  }
}

/**
 * The totals of R's model formula: of a variable with categories those of all but the first, which follows from the
 * intercept; of a number its sum. Without a variable with categories the population itself is a total.
 */
const calibrationTotals = (
  design: SurveyDesign,
  { formula, population_totals: totals }: Extract<ReferenceStep, { op: 'calibrate' }>,
  data: ReferenceData,
) => {
  const population = totals['(Intercept)'] as number
  const names = formula.replace('~', '').split('+')
  const isNumber = (name: string): boolean => data.column(name).type === 'number'
  const margins = names
    .filter((name) => !isNumber(name))
    .map((name) => {
      const by = data.categories(name)
      const others = by.categories.slice(1).map(({ code }) => ({ codes: [code], total: totals[name + code] as number }))
      const first: PopulationTotal = {
        codes: by.categories.slice(0, 1).map(({ code }) => code),
        total: others.reduce((rest, { total }) => rest - total, population),
      }
      return populationMargin([by], [first, ...others], design.weights)
    })
  const ones = { variable: '1', values: new Float64Array(data.rows).fill(1), total: population }
  const numbers = names
    .filter(isNumber)
    .map((variable) => ({ variable, values: data.numbers(variable), total: totals[variable] as number }))
  return { margins, numbers: margins.length > 0 ? numbers : [ones, ...numbers] }
}
