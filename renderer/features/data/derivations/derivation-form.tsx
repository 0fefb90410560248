import { type FormEvent, useId } from 'react'
import { namePattern } from '../../../../main/contract/name.ts'
import { useAction, useAnswer } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Field } from '../../../ui/field.tsx'
import { LocalizedField } from '../../../ui/localized-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { type DerivationDraft, derivationOf, derivationSteps, newDerivation } from './derivation-draft.ts'
import { DerivationParts } from './derivation-parts.tsx'
import { DerivationPreview } from './derivation-preview.tsx'

type Props = {
  readonly dataset: string
  /** Its place in the plan's list; null for a new one. */
  readonly at: number | null
  readonly draft: DerivationDraft
  readonly onDraft: (draft: DerivationDraft) => void
  readonly onKept: () => void
  readonly onCancel: () => void
}

/** A derived variable while it is written, tried on the data as it grows; it enters the plan when it is whole. */
export const DerivationForm = ({ dataset, at, draft, onDraft, onKept, onCancel }: Props) => {
  const t = useTexts()
  const title = useId()
  const edit = useAction('plan.edit')
  const inputs = useAnswer('derivation.inputs', { dataset, at })
  const derivation = derivationOf(draft, dataset)
  const change = (part: Partial<DerivationDraft>): void => onDraft({ ...draft, ...part })
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
          options={derivationSteps.map((step) => ({ value: step, label: t(`validation.derivation.${step}`) }))}
          onChange={(step) =>
            onDraft({ ...newDerivation, step, name: draft.name, label: draft.label, kept: draft.kept })
          }
        />
        <Field
          label={t('derivation.name')}
          hint={t('derivation.name.hint')}
          error={draft.name === '' || namePattern.test(draft.name) ? undefined : t('import.dataset.invalid')}
          value={draft.name}
          onChange={(name) => change({ name })}
        />
      </div>
      <p className="hint">{t(`derivation.help.${draft.step}`)}</p>
      <LocalizedField label={t('data.column.label')} value={draft.label} onChange={(label) => change({ label })} />
      <FailureNotice failure={inputs.error} />
      <DerivationParts draft={draft} inputs={inputs.data ?? []} onChange={change} />
      {derivation ? (
        <DerivationPreview derivation={derivation} at={at} />
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
