import { reportTest } from '../../../../main/core/report/hypothesis/report-test.ts'
import { Waiting } from '../../../app/job-progress.tsx'
import { useAnswer } from '../../../engine-client/engine.ts'
import { forReport, useLanguage, useTexts } from '../../../i18n/texts.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { ReportTableView } from '../report-table-view.tsx'

/** A test or a model of the plan, adjusted with the others of its family. */
export const TestView = ({ id }: { readonly id: string }) => {
  const t = useTexts()
  const language = useLanguage()
  const answer = useAnswer('plan.tests', {})
  const result = answer.data?.tests.find((test) => test.id === id)
  if (answer.isPending) return <Waiting text={t('phase.testing')} />
  if (!result) return <FailureNotice failure={answer.error} />
  return <ReportTableView hasRemove table={reportTest(result, 1, { language, texts: forReport(t), warnings: [] })} />
}
