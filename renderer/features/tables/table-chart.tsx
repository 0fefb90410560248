import { useState } from 'react'
import type { ChartSpec } from '../../../main/contract/report-section.ts'
import type { ResultTable } from '../../../main/contract/results.ts'
import { Chart } from '../../charts/chart.tsx'
import { useAnswer } from '../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Segments } from '../../ui/segments.tsx'

/** The table as a chart, of the kinds that fit it, with the picture told in words below. */
export const TableChart = ({ table }: { readonly table: ResultTable }) => {
  const t = useTexts()
  const language = useLanguage()
  const [kind, setKind] = useState<ChartSpec['chart'] | null>(null)
  const request = { table, language, ...(kind === null ? {} : { kind }) }
  const chart = useAnswer('table.chart', request, { keep: 'previous' })
  if (!chart.data) return <FailureNotice failure={chart.error} />
  const { kinds, spec, description } = chart.data
  return (
    <>
      {kinds.length > 1 && (
        <div className="row">
          <Segments
            label={t('tables.chart.kind')}
            options={kinds.map((value) => ({ value, label: t(`tables.chart.${value}`) }))}
            value={chart.data.kind}
            onChange={setKind}
          />
        </div>
      )}
      <Chart spec={spec} description={description} />
      <details>
        <summary>{t('tables.chart.text')}</summary>
        <p>{description}</p>
      </details>
    </>
  )
}
