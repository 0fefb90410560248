import type { ReviewInfo } from '../../../main/contract/review.ts'
import type { Texts } from '../../i18n/texts.ts'

/** Where an item stands, in words. */
export const stateText = ({ state, isStale }: ReviewInfo, t: Texts): string =>
  isStale ? `${t(`review.state.${state}`)} · ⚠ ${t('review.stale')}` : t(`review.state.${state}`)

/** What feeds it and is other than when it was submitted. */
export const causesText = ({ because }: ReviewInfo, t: Texts): string =>
  because.map(({ part, name }) => t(`review.cause.${part}`, { name })).join(', ')
