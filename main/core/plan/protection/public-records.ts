import type { AnalysisSpec } from '../../../contract/analysis.ts'
import { Failure } from '../../../contract/failure.ts'
import type { Plan } from '../../../contract/plan.ts'
import { datasetsBehindAnalysis, tablesOfAnalysis } from '../../analysis/analysis-inputs.ts'
import { datasetsBehind, designOf, withSources } from '../table-inputs.ts'

/**
 * Whether all that a dataset's records say is published already, as the plan declares with its reason: press notes, events of a
 * public database. Nobody learns from a figure of such records what the records do not tell already, so that neither
 * threshold nor dominance has anything to protect. Records of persons, households or cases are never so.
 */
export const isPublic = (plan: Plan, dataset: string): boolean =>
  plan.sources.some((source) => source.dataset === dataset && source.alreadyPublic !== undefined)

/** Whether an analysis is made of such records and tables alone. */
export const isPublicAnalysis = (plan: Plan, analysis: AnalysisSpec): boolean =>
  [
    ...datasetsBehindAnalysis(plan, analysis),
    ...tablesOfAnalysis(plan, analysis).map((table) => designOf(plan, table).dataset),
  ].every((dataset) => isPublic(plan, dataset))

/**
 * Refuses a declaration that cannot hold: of records with direct identifiers or with households to be protected, and of
 * records that take variables, weights or a standard population from others that are not public. Where the method changes all
 * figures of a product, it would change these too and the declaration would say what is not so.
 */
export const checkPublic = (plan: Plan): void => {
  const declared = plan.sources.filter(({ alreadyPublic }) => alreadyPublic !== undefined)
  const method = plan.disclosure?.method ?? 'suppression'
  if (declared[0] && method !== 'suppression')
    throw new Failure('public.method', { dataset: declared[0].dataset, method })
  for (const { dataset, identifiers } of declared) {
    if (identifiers.length > 0) throw new Failure('public.identifiers', { dataset })
    if (plan.disclosure?.households[dataset] !== undefined) throw new Failure('public.households', { dataset })
    refuseOthers(plan, dataset, withSources(plan, [dataset]))
  }
  for (const design of plan.designs)
    if (isPublic(plan, design.dataset)) refuseOthers(plan, design.dataset, datasetsBehind(plan, design))
  for (const table of plan.tables) {
    const design = designOf(plan, table)
    if (isPublic(plan, design.dataset))
      refuseOthers(plan, design.dataset, datasetsBehind(plan, design, table.standardise))
  }
}

const refuseOthers = (plan: Plan, dataset: string, behind: readonly string[]): void => {
  const from = behind.find((own) => !isPublic(plan, own))
  if (from !== undefined) throw new Failure('public.made-of', { dataset, from })
}
