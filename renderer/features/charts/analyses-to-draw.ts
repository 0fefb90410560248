import type { AnalysisResult, AnalysisSpec } from '../../../main/contract/analysis.ts'
import type { FailureMessage } from '../../../main/contract/wire.ts'
import { useAnswers } from '../../engine-client/engine.ts'

export type FailedAnalysis = { readonly spec: AnalysisSpec; readonly failure: FailureMessage }

export type AnalysesToDraw = {
  readonly computed: readonly AnalysisResult[]
  readonly failed: readonly FailedAnalysis[]
}

/** The analyses of a plan as far as they are computed; each is asked for alone, so that those that fail leave the others. */
export const useAnalysesToDraw = (specs: readonly AnalysisSpec[]): AnalysesToDraw => {
  const answers = useAnswers(
    'plan.analyses',
    specs.map(({ id }) => ({ only: [id] })),
  )
  return {
    computed: answers.flatMap(({ data }) => data?.analyses ?? []),
    failed: specs.flatMap((spec, place) => {
      const failure = answers[place]?.error
      // A stop that the user asked for needs no words.
      return failure && failure.code !== 'cancelled' ? [{ spec, failure }] : []
    }),
  }
}
