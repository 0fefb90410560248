import { useState } from 'react'
import type { ReviewItem } from '../../../main/contract/review.ts'
import type { ReviewDesk } from '../../../main/contract/review-commands.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { useAnswer } from '../../engine-client/engine.ts'
import { useCount } from '../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Comments } from './comments.tsx'
import { Decision } from './decision.tsx'
import { History } from './history.tsx'
import { LineageView } from './lineage-view.tsx'
import { SideBySide } from './side-by-side.tsx'
import { causesText, stateText } from './state-text.ts'
import { useCellNames } from './use-cell-names.ts'

const views = ['review', 'figures', 'lineage', 'talk'] as const

type Props = { readonly item: ReviewItem; readonly onClose: () => void }

/** Everything a reviewer needs of one item, and the decision on it. */
export const Desk = ({ item, onClose }: Props) => {
  const t = useTexts()
  const desk = useAnswer('review.desk', { item }, { keep: 'previous' })
  return (
    <>
      <div className="row">
        <Button onPress={onClose} autoFocus>
          {t('validation.back')}
        </Button>
      </div>
      {desk.isPending && <Waiting text={t('validation.desk.opening')} />}
      <FailureNotice failure={desk.error} />
      {desk.data && <OpenDesk desk={desk.data} />}
    </>
  )
}

const OpenDesk = ({ desk }: { readonly desk: ReviewDesk }) => {
  const t = useTexts()
  const count = useCount()
  const language = useLanguage()
  const { info, hidden } = desk
  const nameOf = useCellNames(info.item)
  const [view, setView] = useState<(typeof views)[number]>('review')
  const title = inLanguage(info.title, language)
  return (
    <section className="card stack" aria-label={title}>
      <h2>
        {t(`review.kind.${info.item.kind}`)}: {title}
      </h2>
      {info.isStale && (
        <Notice tone="warn">
          {t('validation.stale', {
            causes: causesText(info, t),
            state: t(`review.state.${info.staleFrom ?? info.state}`),
          })}
        </Notice>
      )}
      <Facts
        facts={[
          { term: t('validation.column.state'), value: stateText(info, t) },
          { term: t('validation.column.submitter'), value: info.submittedBy },
          { term: t('validation.column.validator'), value: info.validatedBy },
          { term: t('validation.column.approvals'), value: info.approvedBy.join(', ') },
          { term: t('validation.hidden'), value: hidden === null ? null : count(hidden) },
        ]}
      />
      <div className="row">
        <Segments
          label={t('validation.view')}
          options={views.map((value) => ({ value, label: t(`validation.view.${value}`) }))}
          value={view}
          onChange={setView}
        />
      </div>
      {view === 'review' && <Decision desk={desk} />}
      {view === 'figures' && <SideBySide desk={desk} nameOf={nameOf} />}
      {view === 'lineage' && <LineageView item={info.item} />}
      {view === 'talk' && (
        <>
          <h3>{t('validation.history')}</h3>
          <History history={desk.history} />
          <Comments desk={desk} nameOf={nameOf} />
        </>
      )}
    </section>
  )
}
