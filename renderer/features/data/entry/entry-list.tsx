import { useState } from 'react'
import type { EnteredRecord, EntryField } from '../../../../main/contract/entry.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useContentProtection } from '../../../app/content-protection.ts'
import { useMay } from '../../../app/use-may.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useCount, useMoment } from '../../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { StrikeDialog } from './strike-dialog.tsx'

type Props = {
  readonly dataset: string
  readonly fields: readonly EntryField[]
  readonly onEdit: (record: EnteredRecord) => void
  readonly onChanged: () => void
}

const page = 100
/** A list is for finding a record; all of it is in the form. */
const mostColumns = 6

/** What was entered, the newest first, with its labels. */
export const EntryList = ({ dataset, fields, onEdit, onChanged }: Props) => {
  const t = useTexts()
  const count = useCount()
  const moment = useMoment()
  const language = useLanguage()
  const may = useMay()
  useContentProtection()
  const [state, setState] = useState<'kept' | 'struck'>('kept')
  const [pages, setPages] = useState(1)
  const [marked, setMarked] = useState<EnteredRecord | null>(null)
  const list = useAnswer('entry.list', { dataset, state, count: Math.min(pages * page, 500) }, { keep: 'previous' })
  const shown = fields.filter(({ isIdentifier }) => !isIdentifier).slice(0, mostColumns)
  const records = list.data?.records ?? []
  const total = list.data?.total ?? 0
  return (
    <>
      <div className="row">
        <Segments
          label={t('entry.state')}
          options={[
            { value: 'kept', label: t('entry.state.kept') },
            { value: 'struck', label: t('entry.state.struck') },
          ]}
          value={state}
          onChange={setState}
        />
      </div>
      <FailureNotice failure={list.error} />
      {total === 0 ? (
        <p className="quiet">{t(state === 'kept' ? 'entry.none' : 'entry.none.struck')}</p>
      ) : (
        <PlainTable
          caption={t('entry.list', { dataset })}
          rows={records}
          keyOf={({ record }) => record}
          columns={[
            { label: t('entry.record'), value: ({ record }) => count(record) },
            ...shown.map(({ variable: { name, label, categories, storage } }) => ({
              label: inLanguage(label, language) || name,
              isNumber: storage === 'number',
              value: ({ values }: EnteredRecord) =>
                inLanguage(categories.find(({ code }) => code === values[name])?.label, language) ||
                values[name] ||
                '·',
            })),
            {
              label: t('entry.last'),
              value: ({ person, at, reason }) => [`${person}, ${moment(at)}`, reason].filter(Boolean).join(': '),
            },
            ...(may('entry.correct')
              ? [
                  {
                    label: t('entry.actions'),
                    value: (record: EnteredRecord) => (
                      <div className="row">
                        {!record.isStruck && (
                          <Button
                            size="small"
                            look="bare"
                            aria-label={t('entry.edit', { record: record.record })}
                            onPress={() => onEdit(record)}
                          >
                            {t('entry.edit.short')}
                          </Button>
                        )}
                        <Button
                          size="small"
                          look="bare"
                          aria-label={t(record.isStruck ? 'entry.restore.of' : 'entry.strike.of', {
                            record: record.record,
                          })}
                          onPress={() => setMarked(record)}
                        >
                          {t(record.isStruck ? 'entry.restore' : 'entry.strike')}
                        </Button>
                      </div>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {total > records.length && (
        <div className="row">
          <p className="quiet small">{t('entry.shown', { shown: count(records.length), total: count(total) })}</p>
          {records.length < 500 && <Button onPress={() => setPages(pages + 1)}>{t('entry.more')}</Button>}
        </div>
      )}
      {marked && <StrikeDialog dataset={dataset} record={marked} onClose={() => setMarked(null)} onDone={onChanged} />}
    </>
  )
}
