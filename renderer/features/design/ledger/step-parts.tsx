import { useTexts } from '../../../i18n/texts.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field } from '../../../ui/field.tsx'
import { OptionalVariable } from '../../../ui/optional-variable.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { VariableList } from '../../../ui/variable-list.tsx'
import { NumbersForm } from './numbers-form.tsx'
import { SelectionForm } from './selection-form.tsx'
import type { StepFormProps } from './step-form.tsx'

/** What a step asks beside its margins. */
export const StepParts = ({ variables, options, draft, onDraft }: StepFormProps) => {
  const t = useTexts()
  const numbers = new Set(variables.filter(({ storage }) => storage === 'number').map(({ name }) => name))
  const numeric = options.filter(({ name }) => numbers.has(name))
  const text = (part: 'lower' | 'upper' | 'classCount' | 'epsilon' | 'maxIterations', label: string, hint?: string) => (
    <Field
      label={label}
      hint={hint}
      inputMode="decimal"
      value={draft[part]}
      onChange={(value) => onDraft({ ...draft, [part]: value })}
    />
  )
  const list = (part: 'classes' | 'predictors', label: string, hint: string) => (
    <VariableList
      label={label}
      hint={hint}
      options={options}
      value={draft[part]}
      onChange={(value) => onDraft({ ...draft, [part]: value })}
      addText={t('field.variable.add')}
      noMatch={t('field.noMatch')}
      removeText={(variable) => t('field.variable.remove', { variable })}
    />
  )
  const flag = (label: string, hint: string) => (
    <OptionalVariable
      label={label}
      hint={hint}
      options={numeric}
      value={draft.flag}
      onChange={(value) => onDraft({ ...draft, flag: value ?? null })}
    />
  )
  const patience = (
    <details>
      <summary>{t('step.patience')}</summary>
      <div className="design-form details-body">
        {text('epsilon', t('step.epsilon'), t('step.epsilon.hint'))}
        {text('maxIterations', t('step.maxIterations'))}
      </div>
    </details>
  )
  switch (draft.step) {
    case 'selection':
      return (
        <SelectionForm
          options={numeric}
          probabilities={draft.probabilities}
          sizes={draft.sizes}
          onChange={(part) => onDraft({ ...draft, ...part })}
        />
      )
    case 'postStratify':
      return null
    case 'rake':
      return patience
    case 'calibrate':
      return (
        <>
          <NumbersForm
            options={numeric}
            numbers={draft.numbers}
            onChange={(next) => onDraft({ ...draft, numbers: next })}
          />
          <div className="field">
            <span className="label">{t('step.distance')}</span>
            <Segments
              label={t('step.distance')}
              options={(['linear', 'raking', 'logit'] as const).map((value) => ({
                value,
                label: t(`step.distance.${value}`),
              }))}
              value={draft.distance}
              onChange={(distance) => onDraft({ ...draft, distance })}
            />
          </div>
          <div className="design-form">
            {text('lower', t('step.bounds.lower'), t('step.bounds.hint'))}
            {text('upper', t('step.bounds.upper'))}
            <OptionalVariable
              label={t('step.cluster')}
              hint={t('step.cluster.hint')}
              options={options}
              value={draft.cluster}
              onChange={(cluster) => onDraft({ ...draft, cluster: cluster ?? null })}
            />
          </div>
          {patience}
        </>
      )
    case 'trim':
      return (
        <>
          <div className="design-form">
            {text('lower', t('step.trim.lower'), t('step.trim.hint'))}
            {text('upper', t('step.trim.upper'))}
          </div>
          <Checkbox isSelected={draft.strict} onChange={(strict) => onDraft({ ...draft, strict })}>
            {t('step.trim.strict')}
          </Checkbox>
        </>
      )
    case 'eligibility':
      return (
        <div className="design-form">
          {flag(t('step.known'), t('step.known.hint'))}
          {list('classes', t('step.classes'), t('step.classes.hint'))}
        </div>
      )
    case 'nonresponse':
      return (
        <div className="design-form">
          {flag(t('step.responded'), t('step.responded.hint'))}
          {list('classes', t('step.classes'), t('step.classes.hint'))}
        </div>
      )
    case 'propensity':
      return (
        <div className="design-form">
          {flag(t('step.responded'), t('step.responded.hint'))}
          {list('predictors', t('step.predictors'), t('step.predictors.hint'))}
          {text('classCount', t('step.classCount'), t('step.classCount.hint'))}
        </div>
      )
  }
}
