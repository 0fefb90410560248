import { useMemo, useState } from 'react'
import { useAnswer } from '../../engine-client/engine.ts'
import { useCount, useMoment } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { DateField } from '../../ui/date-field.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { Select } from '../../ui/select.tsx'
import { ChainCheck } from './chain-check.tsx'
import { everything, type LogFilter, matches } from './log-filter.ts'

/** More are not drawn at once; narrowing the filter brings the others up. */
const mostShown = 200

/** Who did what and when, the latest first, to be narrowed down and verified. */
export const LogPlace = () => {
  const t = useTexts()
  const count = useCount()
  const moment = useMoment()
  const log = useAnswer('audit.list', {})
  const [filter, setFilter] = useState<LogFilter>(everything)
  const change = (part: Partial<LogFilter>): void => setFilter({ ...filter, ...part })
  const records = log.data ?? []
  const found = useMemo(() => records.filter((record) => matches(record, filter)).reverse(), [records, filter])
  const shown = found.slice(0, mostShown)
  const options = (values: readonly string[], label: (value: string) => string) => [
    { value: '', label: t('log.all') },
    ...[...new Set(values)].sort().map((value) => ({ value, label: label(value) })),
  ]
  return (
    <div className="page stack">
      <h1>{t('study.log')}</h1>
      <p className="quiet">{t('log.explain')}</p>
      <ChainCheck records={records.length} />
      <div className="shelves log-filter">
        <Select
          label={t('study.log.person')}
          value={filter.person}
          options={options(
            records.map(({ person }) => person),
            (person) => person,
          )}
          onChange={(person) => change({ person })}
        />
        <Select
          label={t('study.log.action')}
          value={filter.action}
          options={options(
            records.map(({ action }) => action),
            (action) => t(`audit.${action}`),
          )}
          onChange={(action) => change({ action })}
        />
        <DateField label={t('log.from')} onChange={(from) => change({ from })} />
        <DateField label={t('log.to')} onChange={(to) => change({ to })} />
        <Field label={t('log.object')} value={filter.object} onChange={(object) => change({ object })} />
      </div>
      <FailureNotice failure={log.error} />
      <section className="card stack" aria-label={t('study.log')}>
        <PlainTable
          caption={t('study.log')}
          rows={shown}
          keyOf={({ position }) => position}
          columns={[
            { label: t('log.position'), value: ({ position }) => count(position), isNumber: true },
            { label: t('study.log.at'), value: ({ at }) => moment(at) },
            { label: t('study.log.person'), value: ({ person }) => person },
            { label: t('study.log.action'), value: ({ action }) => t(`audit.${action}`) },
            { label: t('study.log.object'), value: ({ object }) => object },
            { label: t('log.hash'), value: ({ hash }) => <code className="small">{hash.slice(0, 12)}</code> },
          ]}
        />
        <p className="quiet small" role="status">
          {t('log.shown', { shown: count(shown.length), found: count(found.length), all: count(records.length) })}
        </p>
      </section>
    </div>
  )
}
