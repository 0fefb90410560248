import { Failure } from '../../../contract/failure.ts'
import type { Margin, WeightingStep } from '../../../contract/weighting.ts'
import { arqueroTable } from '../../data/arquero-table.ts'
import { categoriesOf } from '../../data/categories.ts'
import { type Frame, variableOf } from '../../data/frame.ts'
import { type DesignNumbers, designCodes } from '../../design/design-variables.ts'
import type { SurveyDesign } from '../../design/survey-design.ts'
import type { Term } from '../../inference/regression-terms.ts'
import { calibrate } from '../../weighting/calibrate.ts'
import { isSameMargin, type LedgerEntry, type WeightedDesign, withMarginsBefore } from '../../weighting/ledger.ts'
import { type PopulationMargin, type PopulationTotal, populationMargin } from '../../weighting/population-margin.ts'
import { postStratify } from '../../weighting/post-stratify.ts'
import { adjustByPropensity, adjustByPropensityClasses } from '../../weighting/propensity.ts'
import { rake } from '../../weighting/rake.ts'
import { redistribute } from '../../weighting/redistribute.ts'
import { weighBySelection } from '../../weighting/selection.ts'
import { stepMargins } from '../../weighting/step-margins.ts'
import { trim } from '../../weighting/trim.ts'

/** Where a weighting step finds its variables: the dataset of the sample, and those with population totals. */
export type StepSources = {
  readonly design: string
  readonly frame: Frame
  readonly datasets: (name: string) => Frame
}

/** A design after some steps, and the margins with known totals that they have met so far. */
export type Weighed = { readonly design: SurveyDesign; readonly met: readonly PopulationMargin[] }

/**
 * The design after a weighting step of the plan, with the record of what the step did to its own margins and to those
 * that the steps before it had met.
 */
export const takeStep = (
  { design, met }: Weighed,
  step: WeightingStep,
  sources: StepSources,
): Weighed & { readonly entry: LedgerEntry } => {
  const own = stepMargins(step).map((margin) => marginOf(margin, sources, design.weights))
  const taken = weigh(design, step, own, sources)
  return {
    design: taken.design,
    entry: withMarginsBefore(taken.entry, met, design.weights, taken.design.weights),
    met: [...met.filter((earlier) => own.every((margin) => !isSameMargin(margin, earlier))), ...own],
  }
}

const weigh = (
  survey: SurveyDesign,
  step: WeightingStep,
  margins: readonly PopulationMargin[],
  sources: StepSources,
): WeightedDesign => {
  const number = (name: string): DesignNumbers => numbersOf(sources.frame, name, sources.design)
  const categories = (name: string) => categoriesOf(sources.frame, name)
  switch (step.step) {
    case 'selection': {
      const sizes = step.sizes.map(({ population, sample }) => ({
        population: number(population),
        sample: number(sample),
      }))
      return weighBySelection(survey, step.probabilities.map(number), sizes)
    }
    case 'postStratify':
      return postStratify(survey, margins[0] as PopulationMargin)
    case 'rake':
      return rake(survey, margins, step)
    case 'calibrate': {
      const numbers = step.numbers.map(({ variable, total }) => ({ ...number(variable), total }))
      const clusters = step.cluster === undefined ? undefined : clusterCodes(sources.frame, step.cluster)
      return calibrate(survey, { ...step, margins, numbers, clusters })
    }
    case 'trim':
      return trim(survey, step)
    case 'eligibility':
      return redistribute('eligibility', survey, step.classes.map(categories), number(step.known))
    case 'nonresponse':
      return redistribute('nonresponse', survey, step.classes.map(categories), number(step.responded))
    case 'propensity': {
      const terms = step.predictors.map((name) => termOf(sources.frame, name))
      return step.classes === undefined
        ? adjustByPropensity(survey, number(step.responded), terms)
        : adjustByPropensityClasses(survey, number(step.responded), terms, step.classes)
    }
  }
}

/** A numeric variable of a design, with its missing answers blank. */
export const numbersOf = (frame: Frame, variable: string, design: string): DesignNumbers => {
  variableOf(frame, variable)
  const column = frame.present(variable)
  if (column.type !== 'number') throw new Failure('plan.design-not-a-number', { variable, design })
  return { variable, values: column.values }
}

const clusterCodes = (frame: Frame, name: string) =>
  designCodes(name, frame.present(variableOf(frame, name).name)).codes

/** A predictor: the categories of a nominal variable, or a number. */
const termOf = (frame: Frame, name: string): Term => {
  const { categories } = variableOf(frame, name)
  const column = frame.present(name)
  return column.type === 'number' && categories.length === 0
    ? { kind: 'number', number: { variable: name, values: column.values } }
    : { kind: 'categories', categories: categoriesOf(frame, name) }
}

/** The known totals of a margin, laid beside the records of the sample by the names they share. */
const marginOf = ({ by, dataset, total }: Margin, { frame, datasets }: StepSources, weights: Float64Array) => {
  const own = by.map((name) => categoriesOf(frame, name))
  return populationMargin(own, populationTotals(datasets(dataset), by, total), weights)
}

/** The lines of a dataset of population totals. */
export const populationTotals = (totals: Frame, by: readonly string[], total: string): readonly PopulationTotal[] => {
  for (const name of [...by, total]) variableOf(totals, name)
  const lines = arqueroTable(totals, [...by, total])
    .select(...by, total)
    .objects({ limit: Number.POSITIVE_INFINITY }) as Record<string, unknown>[]
  return lines.map((line) => ({
    codes: by.map((name) => String(line[name])),
    total: Number(line[total] ?? Number.NaN),
  }))
}
