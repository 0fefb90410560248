import { useState } from 'react'
import type { CheckResult } from '../../../main/contract/checks.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { useAction, useAnswer, useEngine } from '../../engine-client/engine.ts'
import { useCount, useMoment } from '../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { Segments } from '../../ui/segments.tsx'

/** So many records are listed; accepting some makes room for the next. */
const pageSize = 100

type Props = {
  readonly check: CheckResult
  /** Shows a record; groups have none to show. */
  readonly onOpen?: ((opened: { readonly record: string; readonly row: number }) => void) | undefined
}

/** The records that fail one rule, to be marked and accepted with a note or opened again. */
export const FailingRecords = ({ check, onOpen }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const count = useCount()
  const moment = useMoment()
  const { queries } = useEngine()
  const [state, setState] = useState<'open' | 'accepted'>('open')
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [note, setNote] = useState('')
  const page = useAnswer('check.records', { rule: check.rule, state, count: pageSize })
  const accept = useAction('check.accept')
  const reopen = useAction('check.reopen')
  const decision = state === 'open' ? accept : reopen
  const records = page.data?.records ?? []
  const title = t('quality.records', { rule: inLanguage(check.label, language) || check.rule })

  const decide = (): void =>
    decision.mutate(
      { rule: check.rule, records: [...marked], note: note.trim() },
      {
        onSuccess: () => {
          setMarked(new Set())
          setNote('')
          for (const command of ['check.run', 'check.records']) void queries.invalidateQueries({ queryKey: [command] })
        },
      },
    )
  const mark = (record: string, isIn: boolean): void => {
    const next = new Set(marked)
    if (isIn) next.add(record)
    else next.delete(record)
    setMarked(next)
  }

  return (
    <section className="stack" aria-label={title}>
      <div className="row">
        <Segments
          label={t('quality.state')}
          options={(['open', 'accepted'] as const).map((value) => ({ value, label: t(`quality.state.${value}`) }))}
          value={state}
          onChange={(next) => {
            setState(next)
            setMarked(new Set())
          }}
        />
      </div>
      <FailureNotice failure={page.error ?? decision.error} />
      {page.isSuccess && records.length === 0 ? (
        <p className="quiet">{t('quality.noRecords')}</p>
      ) : (
        <>
          <div className="row quality-decision">
            <Field label={t('quality.note')} hint={t('quality.note.hint')} value={note} onChange={setNote} />
            <Button
              look="primary"
              onPress={decide}
              isDisabled={marked.size === 0 || note.trim() === '' || decision.isPending}
            >
              {t(state === 'open' ? 'quality.accept' : 'quality.reopen')}
            </Button>
          </div>
          <PlainTable
            caption={title}
            rows={records}
            keyOf={({ record, row }) => `${record} ${row}`}
            columns={[
              {
                label: t('quality.record'),
                value: ({ record }) => (
                  <Checkbox isSelected={marked.has(record)} onChange={(isIn) => mark(record, isIn)}>
                    {record}
                  </Checkbox>
                ),
              },
              {
                label: t('quality.row'),
                value: ({ record, row }) =>
                  row !== null && onOpen ? (
                    <button
                      type="button"
                      className="link"
                      aria-label={t('quality.open', { row: count(row) })}
                      onClick={() => onOpen({ record, row })}
                    >
                      {count(row)}
                    </button>
                  ) : (
                    ''
                  ),
                isNumber: true,
              },
              {
                label: t('quality.accepted'),
                value: ({ accepted }) => (accepted ? `${accepted.person}, ${moment(accepted.at)}` : ''),
              },
              { label: t('quality.note'), value: ({ accepted }) => accepted?.note ?? '' },
            ]}
          />
          <p className="small quiet">
            {t('quality.shown', { shown: count(records.length), total: count(page.data?.total ?? 0) })}
          </p>
        </>
      )}
    </section>
  )
}
