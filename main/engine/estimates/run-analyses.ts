import { AnalysisResult, type AnalysisSpec } from '../../contract/analysis.ts'
import { Failure } from '../../contract/failure.ts'
import { ResultTable } from '../../contract/results.ts'
import type { AnalysisSources } from '../../core/analysis/analysis-sources.ts'
import { computeAnalysis } from '../../core/analysis/compute-analysis.ts'
import { analysisForms } from '../../core/analysis/kinds.ts'
import { checkPlan } from '../../core/plan/checking/check-plan.ts'
import { frameNamed } from '../../core/plan/designs/prepare-design.ts'
import { computeTable } from '../../core/plan/estimates/compute-table.ts'
import { designOf, tableNamed } from '../../core/plan/table-inputs.ts'
import { insertInAnalysis } from '../../core/plan/with-parameters.ts'
import { findResult, saveResult } from '../../study/results.ts'
import type { Study } from '../../study/study.ts'
import { tellingAwaited } from '../awaited.ts'
import type { Context, Handlers } from '../context.ts'
import { allOf, inTurn } from '../in-turn.ts'
import { studyOf } from '../session.ts'
import { type Workspace, workspaceOf } from '../workspace.ts'
import { analysisKeyOf, keyOf } from './result-keys.ts'

/** The analyses of the plan, and one that is being written. */
export const runAnalysesHandlers: Pick<Handlers, 'plan.analyses' | 'analysis.kinds' | 'analysis.try'> = {
  'plan.analyses': async ({ only }, context) => {
    const { session, surroundings } = context
    const workspace = workspaceOf(session, surroundings.resources)
    const { analyses } = workspace.plan
    const unknown = only?.find((name) => !analyses.some(({ id }) => id === name))
    if (unknown !== undefined) throw new Failure('plan.unknown-analysis', { analysis: unknown })
    const wanted = analyses.filter(({ id }) => only?.includes(id) ?? true)
    return { analyses: await run(studyOf(session), workspace, wanted, context) }
  },
  'analysis.kinds': () => analysisForms(),
  'analysis.try': ({ analysis: written }, { session, surroundings }) => {
    const study = studyOf(session)
    const workspace = workspaceOf(session, surroundings.resources)
    const analysis = insertInAnalysis(written, workspace.parameters)
    checkPlan({ ...workspace.plan, analyses: withAnalysis(workspace.plan.analyses, analysis) })
    return resultOf(study, workspace, analysis).result
  },
}

const withAnalysis = (analyses: readonly AnalysisSpec[], analysis: AnalysisSpec): AnalysisSpec[] => [
  ...analyses.filter(({ id }) => id !== analysis.id),
  analysis,
]

/** The plan's analyses, each computed unless the study keeps it for the same inputs. */
export const runAnalyses = (study: Study, workspace: Workspace, context: Context): Promise<AnalysisResult[]> =>
  run(study, workspace, workspace.plan.analyses, context)

const run = async (
  study: Study,
  workspace: Workspace,
  analyses: readonly AnalysisSpec[],
  context: Context,
): Promise<AnalysisResult[]> =>
  allOf(
    await inTurn(analyses, 'analysing', context, (spec) => {
      const { result, isKept } = resultOf(study, workspace, spec)
      if (!isKept) saveResult(study, { key: result.key, table: spec.id, json: JSON.stringify(result) })
      return result
    }),
  )

/** As the study keeps it, or computed now. */
const resultOf = (study: Study, workspace: Workspace, spec: AnalysisSpec) => {
  const key = analysisKeyOf(workspace, spec)
  const kept = keptAnalysis(study, key)
  return { result: kept ?? { ...compute(study, workspace, spec), key }, isKept: kept !== null }
}

/** The analyses of the plan that the study keeps for the present data and plan. */
export const keptAnalyses = (study: Study, workspace: Workspace): AnalysisResult[] =>
  workspace.plan.analyses.flatMap((spec) => keptAnalysis(study, analysisKeyOf(workspace, spec)) ?? [])

const keptAnalysis = (study: Study, key: string): AnalysisResult | null => {
  const kept = findResult(study, key)
  return kept && AnalysisResult.parse(JSON.parse(kept.json))
}

const compute = (study: Study, workspace: Workspace, spec: AnalysisSpec): Omit<AnalysisResult, 'key'> => {
  const { plan, design, derivable, contents } = workspace
  const sources: AnalysisSources = {
    plan,
    design,
    frame: (dataset) => tellingAwaited(plan, contents, () => frameNamed(dataset, derivable())),
    table: (id) => {
      const table = tableNamed(plan, id)
      const key = keyOf(workspace, table)
      const kept = findResult(study, key)
      if (kept) return ResultTable.parse(JSON.parse(kept.json))
      return { ...computeTable(plan, table, design(designOf(plan, table))), key }
    },
  }
  return computeAnalysis(spec, sources)
}
