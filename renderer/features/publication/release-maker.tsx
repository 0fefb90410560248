import { inLanguage } from '../../../main/contract/text.ts'
import { useMay } from '../../app/use-may.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useCount } from '../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { NothingToRelease } from './nothing-to-release.tsx'
import { ReleaseForm } from './release-form.tsx'
import { WhoReleases } from './who-releases.tsx'

/** What is approved and would go out; whoever may release it does so here, all others read who may. */
export const ReleaseMaker = () => {
  const t = useTexts()
  const count = useCount()
  const language = useLanguage()
  const may = useMay()
  const list = useAnswer('review.list', {})
  const items = list.data?.items ?? []
  const approved = items.filter(({ state }) => state === 'approved')
  const waiting = items.filter(({ state }) => state === 'protected').length
  return (
    <section className="card stack" aria-label={t('publication.outgoing')}>
      <h2>{t('publication.outgoing')}</h2>
      <p className="quiet">{t('publication.outgoing.explain')}</p>
      <FailureNotice failure={list.error} />
      {list.data && approved.length === 0 ? (
        <NothingToRelease />
      ) : (
        <PlainTable
          caption={t('publication.outgoing')}
          rows={approved}
          keyOf={({ item }) => `${item.kind}/${item.id}`}
          columns={[
            { label: t('validation.column.item'), value: ({ title }) => inLanguage(title, language) },
            { label: t('validation.column.kind'), value: ({ item }) => t(`review.kind.${item.kind}`) },
            { label: t('validation.column.validator'), value: ({ validatedBy }) => validatedBy ?? '–' },
            { label: t('publication.approvedBy'), value: ({ approvedBy }) => approvedBy.join(', ') },
          ]}
        />
      )}
      {waiting > 0 && <p className="quiet">{t('publication.waiting', { items: count(waiting) })}</p>}
      {may('release.make') ? <ReleaseForm isPossible={approved.length > 0} /> : <WhoReleases />}
    </section>
  )
}
