import { Waiting } from '../../../app/job-progress.tsx'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { AnalysisResultView } from './analysis-result-view.tsx'

/** An analysis of the plan: read, and opened for changes. */
export const AnalysisView = ({ id }: { readonly id: string }) => {
  const t = useTexts()
  const answer = useAnswer('plan.analyses', { only: [id] })
  const result = answer.data?.analyses[0]
  return (
    <>
      <div className="tables-bar">
        <CommandButton id="tables.editAnalysis" look="bare" icon="settings" />
        <CommandButton id="tables.remove" look="bare" icon="close" />
      </div>
      {answer.isPending && <Waiting text={t('phase.analysing')} />}
      <FailureNotice failure={answer.error} />
      {result && <AnalysisResultView result={result} />}
    </>
  )
}
