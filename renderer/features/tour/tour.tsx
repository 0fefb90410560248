import { places, useWorkspace } from '../../app/workspace.ts'
import { useCommand } from '../../commands/registry.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'

/** What there is to see in each place, a sentence at a time; it can be left at any moment. */
export const Tour = () => {
  const t = useTexts()
  const { tourStop, setTourStop, go } = useWorkspace()
  const visit = (stop: number | null): void => {
    const place = stop === null ? undefined : places[stop]
    setTourStop(place === undefined ? null : stop)
    if (place !== undefined) go(place)
  }
  useCommand('view.tour', () => visit(0))
  const place = tourStop === null ? undefined : places[tourStop]
  if (tourStop === null || place === undefined) return null
  const isLast = tourStop === places.length - 1
  return (
    <section className="tour" aria-label={t('tour.title')}>
      <p role="status">
        <strong>
          {tourStop + 1}/{places.length} {t(`place.${place}`)}.
        </strong>{' '}
        {t(`tour.${place}`)}
      </p>
      {tourStop > 0 && <Button onPress={() => visit(tourStop - 1)}>{t('tour.back')}</Button>}
      <Button look="primary" onPress={() => visit(isLast ? null : tourStop + 1)}>
        {t(isLast ? 'tour.end' : 'tour.next')}
      </Button>
      {!isLast && (
        <Button look="bare" onPress={() => visit(null)}>
          {t('tour.skip')}
        </Button>
      )}
    </section>
  )
}
