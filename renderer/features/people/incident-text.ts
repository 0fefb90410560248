import type { Incident } from '../../../main/contract/care-commands.ts'
import { inLanguage, type Language } from '../../../main/contract/text.ts'
import type { Texts } from '../../i18n/texts.ts'

type Style = { readonly language: Language; readonly moment: (iso: string) => string }

/** The account as tab-separated text, for a letter or a spreadsheet. */
export const incidentAsText = (incident: Incident, { language, moment }: Style, t: Texts): string => {
  const { study, madeAt, from, to, head, isLogSound, people, datasets, events } = incident
  const lines: (readonly (string | number)[])[] = [
    [study],
    [t('people.incident.span', { from: from ?? '…', to: to ?? '…', at: moment(madeAt) })],
    [t(isLogSound ? 'incident.sound' : 'incident.broken', { head })],
    [],
    [
      t('people.name'),
      t('people.incident.opened'),
      t('people.incident.exported'),
      t('people.incident.identifiersRead'),
      t('people.incident.last'),
    ],
    ...people.map((one) => [
      one.person,
      one.opened,
      one.exported,
      one.identifiersRead,
      one.last === null ? '–' : moment(one.last),
    ]),
    [],
    [t('check.column.dataset'), t('versions.rows'), t('people.care.identifiers'), t('people.care.purpose')],
    ...datasets.map(({ dataset, records, identifiers, purpose }) => [
      dataset,
      records,
      identifiers.join(', '),
      inLanguage(purpose ?? undefined, language),
    ]),
    [],
    [
      t('log.position'),
      t('study.log.at'),
      t('study.log.person'),
      t('people.incident.kind'),
      t('study.log.action'),
      t('study.log.object'),
    ],
    ...events.map(({ position, at, person, kind, action, object }) => [
      position,
      moment(at),
      person,
      t(`incident.${kind}`),
      t(`audit.${action}`),
      object,
    ]),
  ]
  return lines.map((line) => line.map((value) => String(value).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n')
}
