import type { ComparisonTable } from '../../../main/contract/comparison.ts'
import { reportComparison } from '../../../main/core/report/comparison/report-comparison.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { forReport, useLanguage, useTexts } from '../../i18n/texts.ts'
import { Empty } from '../../ui/empty.tsx'
import { ReportTableView } from './report-table-view.tsx'

type Props = { readonly comparison: ComparisonTable | undefined; readonly isPending: boolean }

/** A comparison of the plan as the report prints it. */
export const KeptComparison = ({ comparison, isPending }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  if (!comparison)
    return isPending ? <Waiting text={t('phase.comparing')} /> : <Empty text={t('tables.notComputed.hint')} />
  return (
    <ReportTableView
      hasRemove
      table={reportComparison(comparison, 1, { language, texts: forReport(t), warnings: [] })}
    />
  )
}
