import { inLanguage } from '../../../main/contract/text.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { useMay } from '../../app/use-may.ts'
import { useAction, useAnswer } from '../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AuditorsExport } from './auditors-export.tsx'
import { CellKeyAudits } from './cell-key-audits.tsx'
import { HiddenCells } from './hidden-cells.tsx'
import { RecodeList } from './recode-list.tsx'
import { RoundingAudits } from './rounding-audits.tsx'

/** What disclosure control would do to every table of the plan, all of them protected together; nothing leaves. */
export const ProtectionTrial = () => {
  const t = useTexts()
  const language = useLanguage()
  const may = useMay()
  const plan = useAnswer('plan.describe', {}).data?.inForce
  const protect = useAction('tables.protect')
  const titleOf = (id: string): string =>
    inLanguage(plan?.tables.find((table) => table.id === id)?.title, language) || id
  const found = protect.data
  const alone = found?.holdings.filter(({ household }) => household === null) ?? []
  const earlier = found?.earlier ?? []
  return (
    <section className="card stack" aria-label={t('publication.view.protection')}>
      <p className="quiet">{t('publication.trial.explain')}</p>
      <div className="row">
        <Button
          look="primary"
          icon="run"
          onPress={() => protect.mutate({})}
          isDisabled={!plan || protect.isPending || !may('tables.protect')}
        >
          {t('publication.trial.run')}
        </Button>
        {may('system.export') && <AuditorsExport isPossible={Boolean(plan)} />}
      </div>
      {protect.isPending && <Waiting text={t('publication.trial.running')} />}
      <FailureNotice failure={protect.error} />
      {found && (
        <>
          <Notice tone={found.outcome === 'protected' ? 'plain' : 'bad'}>
            <p role="status">{t(`cli.protect.${found.method === 'suppression' ? found.outcome : found.method}`)}</p>
            <p className="quiet">
              {t('publication.trial.method')}: {t(`publication.trial.method.${found.method}`)}
            </p>
          </Notice>
          {alone.length > 0 && (
            <Notice tone="warn">
              <ul>
                {alone.map(({ dataset }) => (
                  <li key={dataset}>{t('cli.protect.records', { dataset })}</li>
                ))}
              </ul>
            </Notice>
          )}
          {found.alreadyPublic.length > 0 && (
            <Notice tone="warn">
              <ul>
                {found.alreadyPublic.map(({ dataset, reason }) => (
                  <li key={dataset}>{t('cli.protect.public', { dataset, reason: inLanguage(reason, language) })}</li>
                ))}
              </ul>
            </Notice>
          )}
          {earlier.length > 0 && (
            <Notice tone={earlier.every(({ standing }) => standing === 'same') ? 'plain' : 'warn'}>
              <ul>
                {earlier.map(({ release, table, standing, close }) => (
                  <li key={`${release} ${table}`}>
                    {t(`cli.protect.earlier.${standing}`, { release, table: titleOf(table), cells: close })}
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          <RecodeList recodes={found.recodes} outcome={found.outcome} titleOf={titleOf} />
          {found.method === 'suppression' && <HiddenCells tables={found.tables} titleOf={titleOf} />}
          {found.method === 'rounding' && <RoundingAudits audits={found.rounding} />}
          {found.method === 'cellKey' && <CellKeyAudits audits={found.cellKeys} />}
        </>
      )}
    </section>
  )
}
