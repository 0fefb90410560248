import { useTexts } from '../i18n/texts.ts'
import { Icon } from '../ui/icon.tsx'
import { places, useWorkspace } from './workspace.ts'

/** The places in the order of the work. */
export const Rail = () => {
  const t = useTexts()
  const { place, go } = useWorkspace()
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      {places.map((each) => (
        <button
          key={each}
          type="button"
          className="rail-item"
          aria-current={each === place ? 'page' : undefined}
          onClick={() => go(each)}
        >
          <Icon name={each} />
          <span>{t(`place.${each}`)}</span>
        </button>
      ))}
    </nav>
  )
}
