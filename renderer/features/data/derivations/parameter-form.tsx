import { type FormEvent, useId } from 'react'
import { Parameter } from '../../../../main/contract/parameter.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { bothOf, LocalizedField } from '../../../ui/localized-field.tsx'
import { NumberField } from '../../../ui/number-field.tsx'

/** A parameter as far as it is filled in. */
export type ParameterDraft = { readonly [Part in keyof Parameter]?: Parameter[Part] | undefined } & {
  readonly isNew: boolean
}

type Props = {
  readonly draft: ParameterDraft
  readonly taken: readonly string[]
  readonly onDraft: (draft: ParameterDraft) => void
  readonly onKeep: (parameter: Parameter) => void
  readonly onCancel: () => void
}

/** A name that formulas already say stays as it is: another number takes its place everywhere. */
export const ParameterForm = ({ draft: { isNew, ...draft }, taken, onDraft, onKeep, onCancel }: Props) => {
  const t = useTexts()
  const title = useId()
  const read = Parameter.safeParse(draft)
  const isTaken = isNew && draft.name !== undefined && taken.includes(draft.name)
  const isWhole = read.success && !isTaken && isWritten(read.data.label) && isWritten(read.data.source)
  const change = (part: Omit<ParameterDraft, 'isNew'>): void => onDraft({ ...draft, ...part, isNew })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isWhole) onKeep(read.data)
  }
  const isName = draft.name === undefined || draft.name === '' || Parameter.shape.name.safeParse(draft.name).success
  return (
    <form className="card stack" aria-labelledby={title} onSubmit={submit}>
      <h3 id={title}>{isNew ? t('command.parameter.add') : `$.${draft.name}`}</h3>
      <div className="import-form">
        {isNew && (
          <Field
            label={t('parameter.name')}
            hint={t('parameter.name.hint')}
            error={isTaken ? t('parameter.taken') : isName ? undefined : t('import.dataset.invalid')}
            value={draft.name ?? ''}
            onChange={(name) => change({ name })}
          />
        )}
        <NumberField
          label={t('methodology.parameters.value')}
          value={draft.value}
          onChange={(value) => change({ value })}
        />
      </div>
      <LocalizedField label={t('parameter.label')} value={draft.label} onChange={(label) => change({ label })} />
      <LocalizedField
        label={t('methodology.parameters.source')}
        hint={t('parameter.source.hint')}
        value={draft.source}
        onChange={(source) => change({ source })}
      />
      <div className="row end">
        <Button onPress={onCancel}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" isDisabled={!isWhole}>
          {t(isNew ? 'step.add' : 'step.apply')}
        </Button>
      </div>
    </form>
  )
}

const isWritten = (text: Parameter['label']): boolean => Object.values(bothOf(text)).every((one) => one.trim() !== '')
