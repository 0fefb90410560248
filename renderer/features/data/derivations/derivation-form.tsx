import { type FormEvent, useId } from 'react'
import { namePattern } from '../../../../main/contract/name.ts'
import { useAction, useAnswer } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Field } from '../../../ui/field.tsx'
import { LocalizedField } from '../../../ui/localized-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { DerivationParts } from './derivation-parts.tsx'
import { RecordParts } from './record-parts.tsx'
import { isRecordDraft, type StepDraft, stepOf, steps, withStep } from './step-draft.ts'
import { StepPreview } from './step-preview.tsx'

type Props = {
  readonly dataset: string
  /** Its place in the plan's list; null for a new one. */
  readonly at: number | null
  readonly draft: StepDraft
  readonly onDraft: (draft: StepDraft) => void
  readonly onKept: () => void
  readonly onCancel: () => void
}

/** A derivation while it is written, tried on the data as it grows; it enters the plan when it is whole. */
export const DerivationForm = ({ dataset, at, draft, onDraft, onKept, onCancel }: Props) => {
  const t = useTexts()
  const title = useId()
  const edit = useAction('plan.edit')
  const inputs = useAnswer('derivation.inputs', { dataset, at })
  const derivation = stepOf(draft, dataset)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (derivation) edit.mutate({ edits: [{ edit: 'derivation', at, derivation }] }, { onSuccess: onKept })
  }
  return (
    <form className="card stack" aria-labelledby={title} onSubmit={submit}>
      <h2 id={title}>{t(at === null ? 'derivation.new' : 'derivation.change')}</h2>
      <div className="import-form">
        <Select
          label={t('derivation.step')}
          value={draft.step}
          options={steps.map((step) => ({ value: step, label: t(`validation.derivation.${step}`) }))}
          onChange={(step) => onDraft(withStep(draft, step))}
        />
        {!isRecordDraft(draft) && (
          <Field
            label={t('derivation.name')}
            hint={t('derivation.name.hint')}
            error={draft.name === '' || namePattern.test(draft.name) ? undefined : t('import.dataset.invalid')}
            value={draft.name}
            onChange={(name) => onDraft({ ...draft, name })}
          />
        )}
      </div>
      <p className="hint">{t(`derivation.help.${draft.step}`)}</p>
      <FailureNotice failure={inputs.error} />
      {isRecordDraft(draft) ? (
        <RecordParts
          dataset={dataset}
          at={at}
          draft={draft}
          inputs={inputs.data ?? []}
          onChange={(part) => onDraft({ ...draft, ...part })}
        />
      ) : (
        <>
          <LocalizedField
            label={t('data.column.label')}
            value={draft.label}
            onChange={(label) => onDraft({ ...draft, label })}
          />
          <DerivationParts
            draft={draft}
            inputs={inputs.data ?? []}
            onChange={(part) => onDraft({ ...draft, ...part })}
          />
        </>
      )}
      {derivation ? (
        <StepPreview derivation={derivation} at={at} />
      ) : (
        <p className="quiet small">{t('derivation.incomplete')}</p>
      )}
      <FailureNotice failure={edit.error} />
      <div className="row end">
        <Button onPress={onCancel}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" isDisabled={!derivation || edit.isPending}>
          {t(at === null ? 'step.add' : 'step.apply')}
        </Button>
      </div>
    </form>
  )
}
