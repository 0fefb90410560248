import { useState } from 'react'
import type { ReleaseInfo } from '../../../main/contract/release.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { useMay } from '../../app/use-may.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useCount, useMoment } from '../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { AuditorsExport } from './auditors-export.tsx'
import { ReleaseItems } from './release-items.tsx'
import { RetractDialog } from './retract-dialog.tsx'

/** The register of what went out, the latest first; nothing is ever taken off it. */
export const ReleaseList = () => {
  const t = useTexts()
  const count = useCount()
  const moment = useMoment()
  const language = useLanguage()
  const may = useMay()
  const releases = useAnswer('release.list', {})
  const review = useAnswer('review.list', {})
  const [retracting, setRetracting] = useState<ReleaseInfo | null>(null)
  const titles = new Map(
    (review.data?.items ?? []).map(({ item: { kind, id }, title }) => [`${kind}/${id}`, inLanguage(title, language)]),
  )
  const list = [...(releases.data ?? [])].reverse()
  return (
    <section className="card stack" aria-label={t('publication.register')}>
      <h2>{t('publication.register')}</h2>
      <FailureNotice failure={releases.error} />
      {releases.isSuccess && list.length === 0 ? (
        <p className="quiet">{t('cli.release.none')}</p>
      ) : (
        <PlainTable
          caption={t('publication.register')}
          rows={list}
          keyOf={({ number }) => number}
          columns={[
            { label: t('log.position'), value: ({ number }) => number },
            { label: t('study.log.at'), value: ({ madeAt }) => moment(madeAt) },
            { label: t('study.log.person'), value: ({ person }) => person },
            { label: t('publication.items'), value: ({ items }) => <ReleaseItems items={items} titles={titles} /> },
            { label: t('publication.mode'), value: ({ mode }) => t(`publication.mode.${mode}`) },
            { label: t('publication.files'), value: ({ files }) => count(files), isNumber: true },
            { label: t('publication.note'), value: ({ note }) => note },
            ...(may('system.export')
              ? [
                  {
                    label: t('publication.auditors.audit'),
                    value: ({ number }: ReleaseInfo) => <AuditorsExport isPossible release={number} />,
                  },
                ]
              : []),
            {
              label: t('publication.standing'),
              value: (release) =>
                release.retracted ? (
                  t('publication.retracted', { ...release.retracted, at: moment(release.retracted.at) })
                ) : !may('release.retract') ? (
                  t('publication.notRetracted')
                ) : (
                  <Button
                    size="small"
                    aria-label={t('publication.retract.number', { number: release.number })}
                    onPress={() => setRetracting(release)}
                  >
                    {t('publication.retract')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {retracting && <RetractDialog release={retracting} onClose={() => setRetracting(null)} />}
    </section>
  )
}
