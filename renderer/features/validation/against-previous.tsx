import type { ReviewDesk } from '../../../main/contract/review-commands.ts'
import { useMoment } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { PairTable } from './pair-table.tsx'
import type { At } from './use-cell-names.ts'

type Props = { readonly previous: ReviewDesk['previous']; readonly nameOf: (at: At) => string }

/** The figures now beside those before what feeds them changed last. */
export const AgainstPrevious = ({ previous, nameOf }: Props) => {
  const t = useTexts()
  const moment = useMoment()
  if (!previous) return <p className="quiet">{t('validation.previous.none')}</p>
  const { savedAt, because, figures } = previous
  return (
    <>
      <p>
        {t('validation.previous', { at: moment(savedAt) })}{' '}
        {because.map(({ part, name }) => t(`review.cause.${part}`, { name })).join(', ')}
      </p>
      <PairTable
        caption={t('validation.against.previous')}
        here={t('validation.side.now')}
        there={t('validation.side.before')}
        pairs={figures}
        nameOf={nameOf}
      />
    </>
  )
}
