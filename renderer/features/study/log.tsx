import { useAnswer } from '../../engine-client/engine.ts'
import { useCount, useMoment } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { PlainTable } from '../../ui/plain-table.tsx'

/** More are not drawn at once; the whole log is in the study and in its exports. */
const mostShown = 100

/** Who did what, the latest first. */
export const Log = () => {
  const t = useTexts()
  const count = useCount()
  const moment = useMoment()
  const records = useAnswer('audit.list', {}).data ?? []
  const shown = records.slice(-mostShown).reverse()
  return (
    <section className="card stack" aria-labelledby="log">
      <h2 id="log">{t('study.log')}</h2>
      <PlainTable
        caption={t('study.log')}
        rows={shown}
        keyOf={({ position }) => position}
        columns={[
          { label: t('study.log.at'), value: ({ at }) => moment(at) },
          { label: t('study.log.person'), value: ({ person }) => person },
          { label: t('study.log.action'), value: ({ action }) => t(`audit.${action}`) },
          { label: t('study.log.object'), value: ({ object }) => object },
        ]}
      />
      <p className="quiet small">{t('study.log.shown', { shown: count(shown.length), all: count(records.length) })}</p>
    </section>
  )
}
