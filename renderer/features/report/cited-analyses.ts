import type { AnalysisResult } from '../../../main/contract/analysis.ts'
import type { FailureMessage } from '../../../main/contract/wire.ts'
import { analysisOfColumn } from '../../../main/core/report/analysis/column-tables.ts'
import { namesBoundIn } from '../../../main/core/report/binding.ts'
import { useAnswer } from '../../engine-client/engine.ts'

type Cited = { readonly analyses: ReadonlyMap<string, AnalysisResult>; readonly failure: FailureMessage | null }

/** The analyses of the plan that a text cites; undefined while they are being computed. */
export const useCitedAnalyses = (text: string): Cited | undefined => {
  const plan = useAnswer('plan.describe', {}).data?.plan
  const cited = plan ? namesBoundIn(text).flatMap((name) => analysisOfColumn(plan, name)?.id ?? []) : []
  const only = [...new Set(cited)]
  const answer = useAnswer('plan.analyses', { only }, { enabled: only.length > 0, keep: 'previous' })
  if (only.length > 0 && answer.isPending) return undefined
  const analyses = only.length > 0 ? (answer.data?.analyses ?? []) : []
  return { analyses: new Map(analyses.map((analysis) => [analysis.id, analysis])), failure: answer.error }
}
