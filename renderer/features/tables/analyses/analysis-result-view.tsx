import { useState } from 'react'
import type { AnalysisResult } from '../../../../main/contract/analysis.ts'
import { partText } from '../../../../main/core/report/analysis/analysis-words.ts'
import { reportAnalysis } from '../../../../main/core/report/analysis/report-analysis.ts'
import { forReport, useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Select } from '../../../ui/select.tsx'
import { ReportTableView } from '../report-table-view.tsx'

type Props = { readonly result: AnalysisResult; readonly headingLevel?: 1 | 3 }

/** What an analysis found, one of its parts at a time, as the report prints it. */
export const AnalysisResultView = ({ result, headingLevel = 1 }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const [name, setName] = useState('')
  const texts = forReport(t)
  const part = result.parts.find((own) => own.name === name) ?? result.parts[0]
  if (!part) return null
  return (
    <>
      {result.parts.length > 1 && (
        <div className="tables-bar">
          <Select
            label={t('tables.analysis.part')}
            value={part.name}
            options={result.parts.map((own) => ({ value: own.name, label: partText(own, { language, texts }) }))}
            onChange={setName}
          />
        </div>
      )}
      <ReportTableView
        hasRemove={false}
        headingLevel={headingLevel}
        table={reportAnalysis(result, part, 1, { language, texts, warnings: [] })}
      />
    </>
  )
}
