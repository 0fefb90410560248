import { useState } from 'react'
import { useWorkspace } from '../../app/workspace.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useCommand } from '../../commands/registry.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useCount } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Empty } from '../../ui/empty.tsx'
import { AwaitedData } from './awaited/awaited-data.tsx'
import { useAwaited } from './awaited/use-awaited.ts'
import { DatasetView } from './dataset-view.tsx'
import { EntryView } from './entry/entry-view.tsx'
import { ExportView } from './import/export-view.tsx'
import { ImportView } from './import/import-view.tsx'
import { LinksView } from './links/links-view.tsx'

/** The datasets and their variables; while a file is being brought in, what is in it. */
export const DataPlace = () => {
  const t = useTexts()
  const count = useCount()
  const { study, importing } = useWorkspace()
  const [picked, setPicked] = useState<string | null>(null)
  const [exported, setExported] = useState<string | null>(null)
  const datasets = study?.datasets ?? []
  const awaited = useAwaited()
  const plan = useAnswer('plan.describe', {}).data?.plan
  const typedIn = (plan?.sources ?? []).flatMap(({ dataset, format }) => (format === 'entry' ? [dataset] : []))
  const waiting = typedIn.filter((name) => !datasets.some(({ dataset }) => dataset === name))
  const begun = datasets.find(({ dataset }) => dataset === picked)
  const unbegun = begun
    ? undefined
    : (waiting.find((name) => name === picked) ?? (datasets[0] ? undefined : waiting[0]))
  const shown = begun ?? (unbegun === undefined ? datasets[0] : undefined)
  const [isLinking, setLinking] = useState(false)
  const canLink = datasets.length > 1
  useCommand('data.link', () => setLinking(true), canLink && !importing)
  if (importing) {
    const isExport = exported === importing.token
    return isExport ? (
      <ExportView key={importing.token} file={importing} onBack={() => setExported(null)} onImported={setPicked} />
    ) : (
      <ImportView
        key={importing.token}
        file={importing}
        onExport={() => setExported(importing.token)}
        onImported={setPicked}
      />
    )
  }
  if (!shown && unbegun === undefined) {
    return awaited.length > 0 ? (
      <div className="page stack">
        <AwaitedData />
      </div>
    ) : (
      <Empty text={t('data.none')}>
        <div className="row">
          <CommandButton id="data.import" look="primary" icon="plus" />
          <CommandButton id="study.loadPlan" icon="folder" />
        </div>
      </Empty>
    )
  }
  if (isLinking) {
    return (
      <LinksView
        datasets={datasets}
        onBack={() => setLinking(false)}
        onShow={(dataset) => {
          setPicked(dataset)
          setLinking(false)
        }}
      />
    )
  }
  return (
    <div className="split">
      <nav className="side-list" aria-label={t('data.datasets')}>
        <h2>{t('data.datasets')}</h2>
        <ul>
          {datasets.map(({ dataset, rows, variables }) => (
            <li key={dataset}>
              <button
                type="button"
                className="side-item"
                aria-current={dataset === shown?.dataset}
                onClick={() => setPicked(dataset)}
              >
                <span>{dataset}</span>
                <span className="quiet small">
                  {t('data.dataset.counts', { rows: count(rows), variables: count(variables) })}
                </span>
              </button>
            </li>
          ))}
          {waiting.map((dataset) => (
            <li key={dataset}>
              <button
                type="button"
                className="side-item"
                aria-current={dataset === unbegun}
                onClick={() => setPicked(dataset)}
              >
                <span>{dataset}</span>
                <span className="quiet small">{t('entry.unbegun')}</span>
              </button>
            </li>
          ))}
          {awaited.map(({ dataset, file }) => (
            <li key={dataset} className="side-item">
              <span>{dataset}</span>
              <span className="quiet small">{t('data.awaited.file', { file })}</span>
            </li>
          ))}
        </ul>
        <CommandButton id="data.import" icon="plus" />
        {canLink && <CommandButton id="data.link" icon="lock" look="bare" />}
      </nav>
      {shown ? (
        <DatasetView
          key={shown.dataset}
          dataset={shown}
          source={plan?.sources.find(({ dataset }) => dataset === shown.dataset)}
        />
      ) : (
        <section className="main-pane dataset-view" aria-label={unbegun}>
          <h1>{unbegun}</h1>
          {unbegun !== undefined && <EntryView key={unbegun} dataset={unbegun} />}
        </section>
      )}
    </div>
  )
}
