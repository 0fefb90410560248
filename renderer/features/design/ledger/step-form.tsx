import { type FormEvent, useId } from 'react'
import type { Variable } from '../../../../main/contract/codebook.ts'
import type { StudyOverview } from '../../../../main/contract/study-overview.ts'
import type { WeightingStep } from '../../../../main/contract/weighting.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import type { VariableOption } from '../../../ui/variable-box.tsx'
import { MarginForm } from './margin-form.tsx'
import { emptyMargin, newStep, type StepDraft, stepKinds, stepOf } from './step-draft.ts'
import { StepParts } from './step-parts.tsx'

export type StepFormProps = {
  readonly own: string
  readonly variables: readonly Variable[]
  readonly options: readonly VariableOption[]
  readonly study: StudyOverview
  readonly draft: StepDraft
  readonly onDraft: (draft: StepDraft) => void
}

type Props = StepFormProps & {
  readonly isNew: boolean
  readonly onKeep: (step: WeightingStep) => void
  readonly onCancel: () => void
}

const withMargins: readonly StepDraft['step'][] = ['postStratify', 'rake', 'calibrate']

/** A weighting step while it is put together; it enters the plan when it is whole. */
export const StepForm = (props: Props) => {
  const t = useTexts()
  const title = useId()
  const { own, variables, study, draft, onDraft, isNew, onKeep, onCancel } = props
  const step = stepOf(draft)
  const { margins } = draft
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (step) onKeep(step)
  }
  return (
    <form className="card stack" aria-labelledby={title} onSubmit={submit}>
      <h2 id={title}>{t(isNew ? 'step.new' : 'step.edit')}</h2>
      <div className="design-form">
        <div>
          <Select
            label={t('step.kind')}
            value={draft.step}
            options={stepKinds.map((kind) => ({ value: kind, label: t(`methodology.step.${kind}`) }))}
            onChange={(kind) => onDraft({ ...newStep(kind), enabled: draft.enabled })}
          />
          <p className="hint">{t(`step.help.${draft.step}`)}</p>
        </div>
      </div>
      {withMargins.includes(draft.step) && (
        <>
          {margins.map((margin, place) => (
            <MarginForm
              key={place}
              name={t('step.margin', { number: place + 1 })}
              own={own}
              variables={variables}
              study={study}
              margin={margin}
              onChange={(next) => onDraft({ ...draft, margins: margins.map((one, at) => (at === place ? next : one)) })}
              onRemove={
                margins.length > 1 || draft.step === 'calibrate'
                  ? () => onDraft({ ...draft, margins: margins.filter((_, at) => at !== place) })
                  : undefined
              }
            />
          ))}
          {draft.step !== 'postStratify' && (
            <div className="row">
              <Button icon="plus" onPress={() => onDraft({ ...draft, margins: [...margins, emptyMargin] })}>
                {t('step.margin.add')}
              </Button>
            </div>
          )}
        </>
      )}
      <StepParts {...props} />
      {!step && <p className="quiet small">{t('step.incomplete')}</p>}
      <div className="row end">
        <Button onPress={onCancel}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" isDisabled={!step}>
          {t(isNew ? 'step.add' : 'step.apply')}
        </Button>
      </div>
    </form>
  )
}
