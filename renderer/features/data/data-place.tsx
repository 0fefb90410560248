import { useState } from 'react'
import { useMay } from '../../app/use-may.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useCommand } from '../../commands/registry.ts'
import { useCount } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Empty } from '../../ui/empty.tsx'
import { DatasetView } from './dataset-view.tsx'
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
  const shown = datasets.find(({ dataset }) => dataset === picked) ?? datasets[0]
  const [isLinking, setLinking] = useState(false)
  const canLink = useMay()('link.start') && datasets.length > 1
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
  if (!shown) {
    return (
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
                aria-current={dataset === shown.dataset}
                onClick={() => setPicked(dataset)}
              >
                <span>{dataset}</span>
                <span className="quiet small">
                  {t('data.dataset.counts', { rows: count(rows), variables: count(variables) })}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <CommandButton id="data.import" icon="plus" />
        {canLink && <CommandButton id="data.link" icon="lock" look="bare" />}
      </nav>
      <DatasetView key={shown.dataset} dataset={shown} />
    </div>
  )
}
