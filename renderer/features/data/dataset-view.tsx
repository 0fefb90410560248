import { useState } from 'react'
import type { DatasetInfo } from '../../../main/contract/commands.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Records } from './records.tsx'
import { Variables } from './variables.tsx'

/** One dataset: its codebook, or its records. */
export const DatasetView = ({ dataset }: { readonly dataset: DatasetInfo }) => {
  const t = useTexts()
  const [view, setView] = useState<'variables' | 'records'>('variables')
  const [hasLabels, setLabels] = useState(false)
  const variables = useAnswer('data.variables', { dataset: dataset.dataset })
  return (
    <section className="main-pane dataset-view" aria-label={dataset.dataset}>
      <div className="row">
        <h1>{dataset.dataset}</h1>
        <Segments
          label={t('data.view')}
          options={[
            { value: 'variables', label: t('data.view.variables') },
            { value: 'records', label: t('data.view.records') },
          ]}
          value={view}
          onChange={setView}
        />
        {view === 'records' && (
          <Checkbox isSelected={hasLabels} onChange={setLabels}>
            {t('data.labels')}
          </Checkbox>
        )}
      </div>
      <FailureNotice failure={variables.error} />
      {variables.data && view === 'variables' && <Variables dataset={dataset} all={variables.data} />}
      {variables.data && view === 'records' && (
        <Records dataset={dataset} variables={variables.data} hasLabels={hasLabels} onLabels={setLabels} />
      )}
    </section>
  )
}
