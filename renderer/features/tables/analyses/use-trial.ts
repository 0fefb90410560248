import type { AnalysisResult, AnalysisSpec } from '../../../../main/contract/analysis.ts'
import type { FailureMessage } from '../../../../main/contract/wire.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { forReport, useTexts } from '../../../i18n/texts.ts'
import { useRested } from '../../../ui/use-rested.ts'
import type { Missing, Written } from './written.ts'

/** What is tried while it is written is asked for when the writing rests. */
const restMs = 500
/** The name of an analysis that has none yet. */
const unnamed = 'en_preparacion'

export type Trial = {
  readonly result: AnalysisResult | undefined
  readonly failure: FailureMessage | null
  /** The result is of something that was written before. */
  readonly isStale: boolean
  readonly isWorking: boolean
  /** What stands there now can be computed, or waits for nothing but its data. */
  readonly isGood: boolean
}

/** The analysis as it stands computed on the data, as soon as only its name and title may be missing. */
export const useTrial = (spec: Written, missing: readonly Missing[], hasName: boolean): Trial => {
  const title = forReport(useTexts())(`analysis.kind.${String(spec.analysis)}`)
  const isWhole = missing.every(({ path }) => `${path}` === 'id' || `${path}` === 'title')
  const wanted = JSON.stringify({ title, ...spec, ...(hasName ? {} : { id: unnamed }) })
  const rested = useRested(wanted, restMs)
  const isRested = rested === wanted
  const answer = useAnswer(
    'analysis.try',
    { analysis: JSON.parse(rested) as AnalysisSpec },
    { enabled: isWhole && isRested, keep: 'previous' },
  )
  const isNow = isWhole && isRested && !answer.isPlaceholderData
  const failure = isNow ? answer.error : null
  return {
    result: isWhole && failure === null ? answer.data : undefined,
    failure,
    isStale: !isNow,
    isWorking: isWhole && answer.isFetching,
    isGood: isNow && (answer.isSuccess || failure?.code === 'plan.waits-for-data'),
  }
}
