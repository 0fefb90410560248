import type { ReviewDesk } from '../../../main/contract/review-commands.ts'
import { useMoment } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { PlainTable } from '../../ui/plain-table.tsx'

/** What was done to an item so far, by whom and why. */
export const History = ({ history }: Pick<ReviewDesk, 'history'>) => {
  const t = useTexts()
  const moment = useMoment()
  if (history.length === 0) return <p className="quiet">{t('validation.history.none')}</p>
  return (
    <PlainTable
      caption={t('validation.history')}
      rows={history}
      keyOf={({ at, action, person }) => `${at} ${action} ${person}`}
      columns={[
        { label: t('study.log.at'), value: ({ at }) => moment(at) },
        { label: t('study.log.person'), value: ({ person }) => person },
        { label: t('study.log.action'), value: ({ action }) => t(`review.action.${action}`) },
        { label: t('versions.reason'), value: ({ reason }) => reason ?? '' },
      ]}
    />
  )
}
