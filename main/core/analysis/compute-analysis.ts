import type { AnalysisResult, AnalysisSpec } from '../../contract/analysis.ts'
import type { AnalysisSources } from './analysis-sources.ts'
import { readAnalysis } from './kinds.ts'

/** An analysis of the plan. The result lacks only its key, which the caller makes of everything that fed it. */
export const computeAnalysis = (written: AnalysisSpec, sources: AnalysisSources): Omit<AnalysisResult, 'key'> => {
  const { spec, compute } = readAnalysis(written)
  const { universe, base, ...found } = compute(sources)
  const told = { universe: spec.universe ?? universe, base: spec.base ?? base }
  return {
    id: spec.id,
    analysis: spec.analysis,
    title: spec.title,
    ...(told.universe === undefined ? {} : { universe: told.universe }),
    ...(told.base === undefined ? {} : { base: told.base }),
    window: spec.window ?? sources.plan.study.window,
    ciLevel: spec.ciLevel,
    ...found,
    assumptions: [...found.assumptions],
    notes: [...found.notes],
  }
}
