import { useState } from 'react'
import type { DatasetCare } from '../../../main/contract/care-commands.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { useMay } from '../../app/use-may.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useMoment } from '../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { EraseDialog } from './erase-dialog.tsx'

/** What each dataset is held for, by what right and until when, and its end. */
export const CareView = () => {
  const t = useTexts()
  const moment = useMoment()
  const language = useLanguage()
  const may = useMay()
  const list = useAnswer('care.list', {})
  const [erasing, setErasing] = useState<DatasetCare | null>(null)
  const text = (value: DatasetCare['purpose']): string => inLanguage(value ?? undefined, language) || '–'
  return (
    <section className="card stack" aria-label={t('people.view.care')}>
      <p className="quiet">{t('people.care.explain')}</p>
      <FailureNotice failure={list.error} />
      <PlainTable
        caption={t('people.view.care')}
        rows={list.data ?? []}
        keyOf={({ dataset }) => dataset}
        columns={[
          { label: t('check.column.dataset'), value: ({ dataset }) => dataset },
          { label: t('people.care.purpose'), value: ({ purpose }) => text(purpose) },
          { label: t('people.care.basis'), value: ({ legalBasis }) => text(legalBasis) },
          { label: t('people.care.until'), value: ({ retainUntil }) => retainUntil ?? '–' },
          {
            label: t('people.care.state'),
            value: ({ state }) => `${state === 'ended' ? '⚠ ' : ''}${t(`care.state.${state}`)}`,
          },
          { label: t('people.care.identifiers'), value: ({ identifiers }) => identifiers.join(', ') || '–' },
          {
            label: t('people.care.erasures'),
            value: (care) => (
              <>
                {care.erasures.map(({ at, person, what, reason }) => (
                  <div key={`${at} ${what}`} className="small">
                    {t(`people.care.erased.${what}`, { person, at: moment(at), reason })}
                  </div>
                ))}
                {care.state !== 'erased' && (
                  <Button
                    size="small"
                    aria-label={t('people.erase.of', { dataset: care.dataset })}
                    isDisabled={!may('care.erase')}
                    onPress={() => setErasing(care)}
                  >
                    {t('people.erase')}
                  </Button>
                )}
              </>
            ),
          },
        ]}
      />
      {erasing && <EraseDialog care={erasing} onClose={() => setErasing(null)} />}
    </section>
  )
}
