import { useState } from 'react'
import { useMay } from '../../app/use-may.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { IncidentAccount } from './incident-account.tsx'

/** The account of who opened and who took out what between two days, from the signed log alone. */
export const IncidentView = () => {
  const t = useTexts()
  const may = useMay()
  const report = useAction('incident.report')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const ask = (): void => report.mutate({ ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) })
  return (
    <section className="card stack" aria-label={t('people.view.incident')}>
      <p className="quiet not-on-paper">{t('people.incident.explain')}</p>
      <div className="row end-fields not-on-paper">
        <DateField label={t('log.from')} onChange={setFrom} />
        <DateField label={t('log.to')} onChange={setTo} />
        <Button look="primary" onPress={ask} isDisabled={report.isPending || !may('incident.report')}>
          {t('people.incident.make')}
        </Button>
      </div>
      <FailureNotice failure={report.error} />
      {report.data && <IncidentAccount incident={report.data} />}
    </section>
  )
}
