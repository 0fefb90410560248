import type { Incident } from '../../../main/contract/care-commands.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { useCount, useMoment } from '../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { incidentAsText } from './incident-text.ts'

/** The account in three tables: people, data, and event by event. */
export const IncidentAccount = ({ incident }: { readonly incident: Incident }) => {
  const t = useTexts()
  const count = useCount()
  const moment = useMoment()
  const language = useLanguage()
  const { study, from, to, madeAt } = incident
  return (
    <div className="stack document">
      <h2>{t('people.incident.title', { study })}</h2>
      <p>{t('people.incident.span', { from: from ?? '…', to: to ?? '…', at: moment(madeAt) })}</p>
      <Notice tone={incident.isLogSound ? 'plain' : 'bad'}>
        <p role="status">{t(incident.isLogSound ? 'incident.sound' : 'incident.broken', { head: incident.head })}</p>
      </Notice>
      <div className="row not-on-paper">
        <Button size="small" icon="report" onPress={() => window.print()}>
          {t('people.incident.print')}
        </Button>
        <CopyButton label={t('people.incident.copy')} text={incidentAsText(incident, { language, moment }, t)} />
      </div>
      <h3>{t('people.incident.people')}</h3>
      <PlainTable
        caption={t('people.incident.people')}
        rows={incident.people}
        keyOf={({ person }) => person}
        columns={[
          { label: t('people.name'), value: ({ person }) => person },
          { label: t('people.incident.opened'), value: ({ opened }) => count(opened), isNumber: true },
          { label: t('people.incident.exported'), value: ({ exported }) => count(exported), isNumber: true },
          {
            label: t('people.incident.identifiersRead'),
            value: ({ identifiersRead }) => count(identifiersRead),
            isNumber: true,
          },
          { label: t('people.incident.last'), value: ({ last }) => (last === null ? '–' : moment(last)) },
        ]}
      />
      <h3>{t('people.incident.data')}</h3>
      <PlainTable
        caption={t('people.incident.data')}
        rows={incident.datasets}
        keyOf={({ dataset }) => dataset}
        columns={[
          { label: t('check.column.dataset'), value: ({ dataset }) => dataset },
          { label: t('versions.rows'), value: ({ records }) => count(records), isNumber: true },
          { label: t('people.care.identifiers'), value: ({ identifiers }) => identifiers.join(', ') || '–' },
          {
            label: t('people.care.purpose'),
            value: ({ purpose }) => inLanguage(purpose ?? undefined, language) || '–',
          },
        ]}
      />
      <h3>{t('people.incident.events')}</h3>
      <PlainTable
        caption={t('people.incident.events')}
        rows={incident.events}
        keyOf={({ position }) => position}
        columns={[
          { label: t('log.position'), value: ({ position }) => count(position) },
          { label: t('study.log.at'), value: ({ at }) => moment(at) },
          { label: t('study.log.person'), value: ({ person }) => person },
          { label: t('people.incident.kind'), value: ({ kind }) => t(`incident.${kind}`) },
          { label: t('study.log.action'), value: ({ action }) => t(`audit.${action}`) },
          { label: t('study.log.object'), value: ({ object }) => object },
        ]}
      />
    </div>
  )
}
