import type { AnalysisSpec } from '../../contract/analysis.ts'
import type { Plan } from '../../contract/plan.ts'
import type { TableSpec } from '../../contract/table.ts'
import { datasetsBehind, designOf, planOfDatasets, tableNamed, withSources } from '../plan/table-inputs.ts'
import { readAnalysis } from './kinds.ts'

/** Every dataset that can change a figure of an analysis, those of its tables left out: they have keys of their own. */
export const datasetsBehindAnalysis = (plan: Plan, written: AnalysisSpec): readonly string[] => {
  const { spec, design, datasets } = readAnalysis(written)
  const ofDesign = design === null ? [] : datasetsBehind(plan, designOf(plan, { id: spec.id, design }))
  return withSources(plan, [...ofDesign, ...datasets])
}

/** The tables of the plan that an analysis repeats or is made of. */
export const tablesOfAnalysis = (plan: Plan, written: AnalysisSpec): readonly TableSpec[] =>
  readAnalysis(written).tables.map((name) => tableNamed(plan, name))

/** The parts of the plan that feed an analysis. */
export const planBehindAnalysis = (plan: Plan, written: AnalysisSpec): object => {
  const { spec, design } = readAnalysis(written)
  return {
    analysis: spec,
    window: plan.study.window,
    households: plan.disclosure?.households ?? {},
    ...(design === null ? {} : { design: designOf(plan, { id: spec.id, design }) }),
    ...planOfDatasets(plan, new Set(datasetsBehindAnalysis(plan, written))),
  }
}

/** The analysis as anyone may read it, without the seeds of its draws. */
export const withoutDraws = (written: AnalysisSpec): AnalysisSpec => readAnalysis(written).withoutDraws
