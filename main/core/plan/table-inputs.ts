import type { ComparisonSpec } from '../../contract/comparison.ts'
import type { DesignSpec } from '../../contract/design.ts'
import { Failure } from '../../contract/failure.ts'
import type { TestSpec } from '../../contract/hypothesis.ts'
import type { MicrodataSpec } from '../../contract/microdata.ts'
import type { Plan } from '../../contract/plan.ts'
import type { StandardSpec, TableSpec } from '../../contract/table.ts'
import { recordKeys } from '../release/record-keys.ts'
import { stepMargins } from '../weighting/step-margins.ts'

/** The design a table or a test is estimated with. */
export const designOf = (plan: Plan, table: Pick<TableSpec, 'id' | 'design'>): DesignSpec => {
  const design = plan.designs.find(({ id }) => id === table.design)
  if (!design) throw new Failure('plan.unknown-design', { design: table.design, table: table.id })
  return design
}

/** A table of the plan by its name. */
export const tableNamed = (plan: Plan, name: string): TableSpec => {
  const table = plan.tables.find(({ id }) => id === name)
  if (!table) throw new Failure('plan.unknown-table', { table: name })
  return table
}

/**
 * Every dataset that can change a figure of the design: its own, those its steps read, population totals and joint
 * probabilities; and the `standard` population of a table, where it has one.
 */
export const datasetsBehind = (plan: Plan, design: DesignSpec, standard?: StandardSpec): readonly string[] => {
  const margins = design.weighting.flatMap(stepMargins)
  const joint = design.unequal?.joint
  return withSources(plan, [
    design.dataset,
    ...margins.map(({ dataset }) => dataset),
    ...(joint === undefined ? [] : [joint]),
    ...(standard === undefined ? [] : [standard.population.dataset]),
  ])
}

/** The datasets and those that their derivations read, in order. */
export const withSources = (plan: Plan, datasets: readonly string[]): readonly string[] => {
  const needed = new Set(datasets)
  for (const dataset of needed) {
    // A Set visits what is added while it is walked, so the datasets behind datasets are found too.
    for (const step of plan.derivations)
      if (step.dataset === dataset && 'from' in step && typeof step.from === 'string') needed.add(step.from)
  }
  return [...needed].sort()
}

/**
 * The parts of the plan that feed a table, and nothing else: when none of these and none of the data versions has
 * changed, neither has any figure.
 */
export const planBehind = (plan: Plan, table: TableSpec): object => ({
  table,
  quality: plan.quality,
  conventions: plan.conventions,
  ...planBehindDesign(plan, designOf(plan, table), table.standardise),
})

/** The same of a test: its family adjusts its p values afterwards and is no part of it. */
export const planBehindTest = (plan: Plan, { family: _, ...test }: TestSpec): object => ({
  test,
  ...planBehindDesign(plan, designOf(plan, test)),
})

/** The same of a file of records: its keys name the variables, and the checks those that name a record. */
export const planBehindMicrodata = (plan: Plan, microdata: MicrodataSpec): object => {
  const design = designOf(plan, microdata)
  return {
    microdata,
    records: recordKeys(plan, design.dataset),
    ...planBehindDesign(plan, design),
  }
}

const planBehindDesign = (plan: Plan, design: DesignSpec, standard?: StandardSpec): object => {
  const datasets = new Set(datasetsBehind(plan, design, standard))
  return { design, window: plan.study.window, ...planOfDatasets(plan, datasets) }
}

/**
 * What the plan says of datasets: their answers to several, codebooks and derivations; and which are declared public, so that
 * nothing leaves on the strength of a declaration that was made or taken back after the review.
 */
export const planOfDatasets = (plan: Plan, datasets: ReadonlySet<string>): object => ({
  ...declaredPublic(plan, datasets),
  sets: plan.sets.filter(({ dataset }) => datasets.has(dataset)),
  codebook: Object.fromEntries(Object.entries(plan.codebook).filter(([dataset]) => datasets.has(dataset))),
  derivations: plan.derivations.filter(({ dataset }) => datasets.has(dataset)),
})

const declaredPublic = ({ sources }: Plan, datasets: ReadonlySet<string>): object => {
  const declared = sources.filter(({ dataset, alreadyPublic }) => datasets.has(dataset) && alreadyPublic !== undefined)
  return declared.length === 0
    ? {}
    : { alreadyPublic: declared.map(({ dataset, alreadyPublic }) => [dataset, alreadyPublic]) }
}

/** The tables that a comparison compares: one, or the later and the earlier round of a change. */
export const tablesBehind = (plan: Plan, comparison: ComparisonSpec): readonly TableSpec[] =>
  [comparison.table, ...(comparison.compare === 'change' ? [comparison.since] : [])].map((name) =>
    tableNamed(plan, name),
  )
