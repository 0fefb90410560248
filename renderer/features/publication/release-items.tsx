import type { ReleaseInfo } from '../../../main/contract/release.ts'
import { useCount } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'

type Props = {
  readonly items: ReleaseInfo['items']
  /** By kind and id, as the plan has them now. */
  readonly titles: ReadonlyMap<string, string>
}

/** The items of a release, folded to their number and their states. */
export const ReleaseItems = ({ items, titles }: Props) => {
  const t = useTexts()
  const count = useCount()
  const states = [...new Set(items.map(({ state }) => t(`review.state.${state}`)))].join(', ')
  return (
    <details>
      <summary>{t('publication.items.folded', { items: count(items.length), states })}</summary>
      <ul className="small">
        {items.map(({ kind, id, state }) => (
          <li key={`${kind}/${id}`}>
            {titles.get(`${kind}/${id}`) ?? id}: {t(`review.state.${state}`)}
          </li>
        ))}
      </ul>
    </details>
  )
}
