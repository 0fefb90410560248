import { useState } from 'react'
import { Waiting } from '../../../app/job-progress.tsx'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useCount } from '../../../i18n/figures.ts'
import { type TextKey, useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'

const pageSize = 50

type Props = { readonly dataset: string; readonly from: number; readonly to: number }

/** What a version has other than another: records added, taken away and changed, and the variables that changed. */
export const DeliveryChanges = ({ dataset, from, to }: Props) => {
  const t = useTexts()
  const count = useCount()
  const [start, setStart] = useState(0)
  const page = { from: start, count: pageSize }
  const compared = useAnswer('data.compare', { dataset, from, to, page }, { keep: 'previous' })
  if (compared.isPending) return <Waiting text={t('versions.comparing')} />
  const data = compared.data
  if (!data) return <FailureNotice failure={compared.error} />
  const total = data.added + data.removed + data.changed
  return (
    <section className="card stack" aria-label={t('versions.changes', { from, to })}>
      <h2>{t('versions.changes', { from, to })}</h2>
      <Facts
        facts={[
          { term: t('versions.key'), value: data.key.length === 0 ? t('versions.key.row') : data.key.join(', ') },
          { term: t('versions.before'), value: count(data.before) },
          { term: t('versions.after'), value: count(data.after) },
          { term: t('versions.added'), value: count(data.added) },
          { term: t('versions.removed'), value: count(data.removed) },
          { term: t('versions.changed'), value: count(data.changed) },
        ]}
      />
      {data.variables.length > 0 && (
        <PlainTable
          caption={t('versions.variables')}
          rows={data.variables}
          keyOf={({ name }) => name}
          columns={[
            { label: t('data.column.name'), value: ({ name }) => name },
            { label: t('versions.change'), value: ({ change }) => t(`versions.variable.${change}`) },
            { label: t('versions.variable.records'), value: ({ records }) => count(records), isNumber: true },
            {
              label: t('versions.variable.documentation'),
              value: ({ documentation }) =>
                documentation.map((part) => t(`codebook.part.${part}` as TextKey)).join(', '),
            },
          ]}
        />
      )}
      {total === 0 ? (
        <p className="quiet">{t('versions.same')}</p>
      ) : (
        <>
          <PlainTable
            caption={t('versions.records')}
            rows={data.list}
            keyOf={({ record, change, rowBefore, rowAfter }) => `${record} ${change} ${rowBefore} ${rowAfter}`}
            columns={[
              { label: t('quality.record'), value: ({ record }) => record },
              { label: t('versions.change'), value: ({ change }) => t(`versions.record.${change}`) },
              {
                label: t('versions.rowBefore'),
                value: ({ rowBefore }) => (rowBefore === null ? '' : count(rowBefore)),
                isNumber: true,
              },
              {
                label: t('versions.rowAfter'),
                value: ({ rowAfter }) => (rowAfter === null ? '' : count(rowAfter)),
                isNumber: true,
              },
              { label: t('versions.variables'), value: ({ variables }) => variables.join(', ') },
            ]}
          />
          <div className="row">
            <Button isDisabled={start === 0} onPress={() => setStart(Math.max(0, start - pageSize))}>
              {t('page.before')}
            </Button>
            <Button isDisabled={start + pageSize >= total} onPress={() => setStart(start + pageSize)}>
              {t('page.after')}
            </Button>
            <p className="small quiet">
              {t('page.place', {
                from: count(start + 1),
                to: count(Math.min(total, start + pageSize)),
                total: count(total),
              })}
            </p>
          </div>
        </>
      )}
    </section>
  )
}
