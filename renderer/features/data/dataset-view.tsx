import { useState } from 'react'
import type { SourceSpec } from '../../../main/contract/source.ts'
import type { DatasetInfo } from '../../../main/contract/study-overview.ts'
import { useMay } from '../../app/use-may.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useCommand } from '../../commands/registry.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Variables } from './codebook/variables.tsx'
import { DerivationsView } from './derivations/derivations-view.tsx'
import { EntryView } from './entry/entry-view.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { Records } from './records.tsx'
import { SourceDialog } from './source/source-dialog.tsx'
import { VersionsView } from './versions/versions-view.tsx'

type Props = {
  readonly dataset: DatasetInfo
  /** Where the plan says that it comes from. */
  readonly source: SourceSpec | undefined
}

/** One dataset: its codebook, its records or its versions; first of all, what is typed in. */
export const DatasetView = ({ dataset, source }: Props) => {
  const t = useTexts()
  const isTypedIn = source?.format === 'entry'
  const [view, setView] = useState<'entry' | 'variables' | 'records' | 'derivations' | 'versions'>(
    isTypedIn ? 'entry' : 'variables',
  )
  const [hasLabels, setLabels] = useState(false)
  const variables = useAnswer('data.variables', { dataset: dataset.dataset })
  useCommand('data.entry', () => setView('entry'), isTypedIn)
  useCommand('data.variables', () => setView('variables'))
  useCommand('data.records', () => setView('records'))
  useCommand('data.derivations', () => setView('derivations'))
  useCommand('data.versions', () => setView('versions'))
  const [isExporting, setExporting] = useState(false)
  const may = useMay()
  useCommand('data.export', () => setExporting(true), variables.isSuccess)
  const [isDescribing, setDescribing] = useState(false)
  useCommand('data.source', () => setDescribing(true), source !== undefined)
  return (
    <section className="main-pane dataset-view" aria-label={dataset.dataset}>
      <div className="row">
        <h1>{dataset.dataset}</h1>
        <Segments
          label={t('data.view')}
          options={[
            ...(isTypedIn ? [{ value: 'entry' as const, label: t('data.view.entry') }] : []),
            { value: 'variables', label: t('data.view.variables') },
            ...(may('data.rows') ? [{ value: 'records' as const, label: t('data.view.records') }] : []),
            ...(may('derivation.list') ? [{ value: 'derivations' as const, label: t('data.view.derivations') }] : []),
            { value: 'versions', label: t('data.view.versions') },
          ]}
          value={view}
          onChange={setView}
        />
        {view === 'records' && (
          <Checkbox isSelected={hasLabels} onChange={setLabels}>
            {t('data.labels')}
          </Checkbox>
        )}
        <CommandButton id="data.export" icon="folder" look="bare" />
      </div>
      <FailureNotice failure={variables.error} />
      {view === 'entry' && <EntryView dataset={dataset.dataset} />}
      {variables.data && view === 'variables' && <Variables dataset={dataset} all={variables.data} />}
      {variables.data && view === 'records' && (
        <Records dataset={dataset} variables={variables.data} hasLabels={hasLabels} onLabels={setLabels} />
      )}
      {view === 'derivations' && <DerivationsView dataset={dataset.dataset} />}
      {view === 'versions' && <VersionsView dataset={dataset.dataset} source={source} />}
      {isDescribing && source && <SourceDialog source={source} onClose={() => setDescribing(false)} />}
      {isExporting && variables.data && (
        <ExportDialog dataset={dataset} variables={variables.data} onClose={() => setExporting(false)} />
      )}
    </section>
  )
}
