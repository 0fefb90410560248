import { type FormEvent, useId, useState } from 'react'
import type { Variable } from '../../../../main/contract/codebook.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useAction } from '../../../engine-client/engine.ts'
import { numberOf } from '../../../i18n/number-of.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Field } from '../../../ui/field.tsx'
import { Select } from '../../../ui/select.tsx'

type Props = {
  readonly dataset: string
  readonly record: string
  readonly rule: string
  readonly variable: Variable
  readonly onClose: () => void
}

/** Another value for one cell, in a new version of the data; the version before stays. */
export const CorrectionForm = ({ dataset, record, rule, variable, onClose }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const title = useId()
  const correct = useAction('data.correct')
  const { name, storage, categories, missing } = variable
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const coded = [...categories, ...missing.filter(({ code }) => code !== undefined)]
  const value = text.trim() === '' ? null : storage === 'number' ? numberOf(text) : text.trim()
  const isNumber = !(typeof value === 'number' && Number.isNaN(value))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isNumber || value === undefined || reason.trim() === '') return
    const correction = { record, variable: name, value, rule, reason: reason.trim() }
    correct.mutate({ from: 'list', dataset, reason: reason.trim(), corrections: [correction] }, { onSuccess: onClose })
  }
  return (
    <form className="card stack" aria-labelledby={title} onSubmit={submit}>
      <h3 id={title}>{t('correction.title', { variable: name })}</h3>
      {coded.length > 0 && (
        <Select
          label={t('correction.category')}
          value={coded.some(({ code }) => code === text) ? text : ''}
          options={[
            { value: '', label: t('step.choose') },
            ...coded.map(({ code = '', label }) => ({
              value: code,
              label: [code, inLanguage(label, language)].filter((part) => part !== '').join(' · '),
            })),
          ]}
          onChange={setText}
        />
      )}
      <Field
        label={t('correction.value')}
        hint={t('correction.value.hint')}
        error={isNumber ? undefined : t('field.number')}
        value={text}
        onChange={setText}
        autoFocus
      />
      <Field label={t('correction.reason')} hint={t('correction.reason.hint')} value={reason} onChange={setReason} />
      <FailureNotice failure={correct.error} />
      <div className="row end">
        <Button onPress={onClose}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" isDisabled={!isNumber || reason.trim() === '' || correct.isPending}>
          {t('correction.write')}
        </Button>
      </div>
    </form>
  )
}
