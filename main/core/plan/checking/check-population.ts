import { Failure } from '../../../contract/failure.ts'
import type { Plan } from '../../../contract/plan.ts'
import { otherPopulations, type Population } from '../../../contract/study-kind.ts'
import { readAnalysis } from '../../analysis/kinds.ts'
import { designOf, tableNamed } from '../table-inputs.ts'

/**
 * Figures of people who are not internally displaced never mix with those of displacement: such a study takes none of the
 * analyses of displacement and no concepts of the indicator library (`checkPopulationOfConcepts`), and no derivation,
 * comparison or analysis may bring records of two such populations together. A dataset is of the population that its source
 * says, else of the study's, else of displaced persons.
 */
export const checkPopulation = (plan: Plan): void => {
  refuseDisplacement(plan)
  for (const derivation of plan.derivations)
    if ('dataset' in derivation && 'from' in derivation && typeof derivation.from === 'string')
      refuseMixed(plan, [derivation.dataset, derivation.from])
  for (const comparison of plan.comparisons)
    refuseMixed(
      plan,
      [comparison.table, ...(comparison.compare === 'change' ? [comparison.since] : [])].map(datasetIn(plan)),
    )
  for (const written of plan.analyses) {
    const { datasets, design, tables, spec } = readAnalysis(written)
    const designs = design === null ? [] : [designOf(plan, { id: spec.id, design }).dataset]
    refuseMixed(plan, [...datasets, ...designs, ...tables.map(datasetIn(plan))])
  }
}

/** The concepts of a plan as it was written: the plan in force holds the tables that were made of them, and no concepts. */
export const checkPopulationOfConcepts = (plan: Plan): void => {
  const isOfOthers = plan.concepts.some(({ design }) =>
    plan.designs.some(({ id, dataset }) => id === design && familyOf(plan, dataset) !== 'displaced'),
  )
  if (isOfOthers) throw new Failure('population.not-displaced', { part: 'concepts' })
}

const refuseDisplacement = ({ study, analyses }: Plan): void => {
  if (!isOther(study.population)) return
  const analysis = analyses.find((own) => readAnalysis(own).isOfDisplacement)
  if (analysis !== undefined) throw new Failure('population.not-displaced', { part: analysis.id })
}

const isOther = (population: Population | undefined): boolean =>
  population !== undefined && (otherPopulations as readonly Population[]).includes(population)

/** Displaced persons, those at risk and those returned are told apart inside a study; the others are each their own. */
const familyOf = ({ sources, study }: Plan, dataset: string): string => {
  const population = sources.find((source) => source.dataset === dataset)?.population ?? study.population
  return population !== undefined && isOther(population) ? population : 'displaced'
}

const refuseMixed = (plan: Plan, datasets: readonly string[]): void => {
  const [first, ...others] = datasets
  const second = others.find((dataset) => first !== undefined && familyOf(plan, dataset) !== familyOf(plan, first))
  if (first !== undefined && second !== undefined) throw new Failure('population.mixed', { first, second })
}

const datasetIn =
  (plan: Plan) =>
  (table: string): string =>
    designOf(plan, tableNamed(plan, table)).dataset
