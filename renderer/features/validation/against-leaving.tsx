import type { ReviewDesk } from '../../../main/contract/review-commands.ts'
import { useTexts } from '../../i18n/texts.ts'
import { PairTable } from './pair-table.tsx'
import type { At } from './use-cell-names.ts'

type Props = { readonly leaving: ReviewDesk['leaving']; readonly nameOf: (at: At) => string }

/** The figures as they are beside those that are approved in their place: hidden, rounded or changed. */
export const AgainstLeaving = ({ leaving, nameOf }: Props) => {
  const t = useTexts()
  if (!leaving) return <p className="quiet">{t('validation.leaving.none')}</p>
  return (
    <>
      <p className="quiet">{t('validation.leaving.explain')}</p>
      <PairTable
        caption={t('validation.against.leaving')}
        here={t('validation.side.here')}
        there={t('validation.side.leaving')}
        pairs={leaving}
        nameOf={nameOf}
      />
    </>
  )
}
