import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field } from '../../../ui/field.tsx'
import { OptionalVariable } from '../../../ui/optional-variable.tsx'
import { Select } from '../../../ui/select.tsx'
import type { VariableOption } from '../../../ui/variable-box.tsx'
import { VariableList } from '../../../ui/variable-list.tsx'
import type { RuleDraft } from './rule-draft.ts'

type Props = {
  readonly draft: RuleDraft
  readonly onChange: (part: Partial<RuleDraft>) => void
  readonly options: readonly VariableOption[]
  readonly numeric: readonly VariableOption[]
  readonly datasets: readonly string[]
}

/** What each kind of rule asks. */
export const RuleParts = ({ draft, onChange, options, numeric, datasets }: Props) => {
  const t = useTexts()
  const text = (part: 'formula' | 'from' | 'to' | 'distance' | 'least', label: string, hint?: string) => (
    <Field label={label} hint={hint} value={draft[part]} onChange={(value) => onChange({ [part]: value })} />
  )
  const list = (part: 'variables' | 'by' | 'outliers', label: string, choice = options) => (
    <VariableList
      label={label}
      options={choice}
      value={draft[part]}
      onChange={(value) => onChange({ [part]: value })}
      addText={t('field.variable.add')}
      noMatch={t('field.noMatch')}
      removeText={(variable) => t('field.variable.remove', { variable })}
    />
  )
  const variable = (choice: readonly VariableOption[]) => (
    <OptionalVariable
      label={t('builder.variable')}
      options={choice}
      value={draft.variable}
      onChange={(value) => onChange({ variable: value ?? null })}
    />
  )
  switch (draft.check) {
    case 'rule':
      return (
        <>
          {text('formula', t('rule.formula'), t('rule.formula.hint'))}
          <Checkbox isSelected={draft.evaluatesMissing} onChange={(evaluatesMissing) => onChange({ evaluatesMissing })}>
            {t('rule.evaluatesMissing')}
          </Checkbox>
        </>
      )
    case 'range':
      return (
        <div className="design-form">
          {variable(options)}
          {text('from', t('rule.from'), t('rule.range.hint'))}
          {text('to', t('rule.to'))}
        </div>
      )
    case 'skip':
      return (
        <>
          {text('formula', t('rule.asked'), t('rule.formula.hint'))}
          <div className="design-form">{list('variables', t('rule.skip.variables'))}</div>
        </>
      )
    case 'duplicates':
      return (
        <div className="design-form">
          {list('variables', t('rule.key'))}
          <OptionalVariable
            label={t('rule.within')}
            hint={t('rule.within.hint')}
            options={options}
            value={draft.variable}
            onChange={(value) => onChange({ variable: value ?? null })}
          />
          {draft.variable !== null && text('distance', t('rule.within.days'))}
        </div>
      )
    case 'consistency':
      return (
        <>
          <div className="design-form">
            <Select
              label={t('rule.other')}
              value={draft.other ?? ''}
              options={[
                { value: '', label: t('step.choose') },
                ...datasets.map((name) => ({ value: name, label: name })),
              ]}
              onChange={(other) => onChange({ other: other === '' ? null : other })}
            />
            <OptionalVariable
              label={t('rule.key.shared')}
              options={options}
              value={draft.variables[0]}
              onChange={(value) => onChange({ variables: value === undefined ? [] : [value] })}
            />
          </div>
          <Aggregates draft={draft} onChange={onChange} />
          {text('formula', t('rule.formula'), t('rule.consistency.hint'))}
        </>
      )
    case 'outliers':
      return (
        <>
          <div className="design-form">
            {variable(numeric)}
            {list('by', t('rule.outliers.by'))}
            {text('distance', t('rule.distance'), t('rule.distance.hint'))}
            {text('least', t('rule.least'), t('rule.least.hint'))}
          </div>
          <Checkbox isSelected={draft.isLog} onChange={(isLog) => onChange({ isLog })}>
            {t('rule.isLog')}
          </Checkbox>
        </>
      )
    case 'profile':
      return (
        <div className="design-form">
          {list('by', t('rule.profile.by'))}
          {list('variables', t('rule.profile.missing'))}
          {list('outliers', t('rule.profile.outliers'), numeric)}
          {text('distance', t('rule.distance'), t('rule.distance.profile.hint'))}
          {text('least', t('rule.least'), t('rule.least.hint'))}
        </div>
      )
  }
}

/** What is counted or added up over the records of the other dataset. */
const Aggregates = ({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) => {
  const t = useTexts()
  const { aggregates } = draft
  const put = (place: number, part: Partial<RuleDraft['aggregates'][number]>): void =>
    onChange({ aggregates: aggregates.map((one, at) => (at === place ? { ...one, ...part } : one)) })
  return (
    <fieldset className="margin-form">
      <legend>{t('rule.aggregates')}</legend>
      <p className="hint">{t('rule.aggregates.hint')}</p>
      {aggregates.map(({ name, formula }, place) => (
        <div key={place} className="row end-fields">
          <Field
            label={t('rule.aggregate.name', { number: place + 1 })}
            value={name}
            onChange={(next) => put(place, { name: next })}
          />
          <Field
            label={t('rule.aggregate.formula', { number: place + 1 })}
            value={formula}
            onChange={(next) => put(place, { formula: next })}
          />
          <Button
            look="bare"
            icon="close"
            aria-label={t('rule.aggregate.remove', { number: place + 1 })}
            onPress={() => onChange({ aggregates: aggregates.filter((_, at) => at !== place) })}
          />
        </div>
      ))}
      <Button
        size="small"
        icon="plus"
        onPress={() => onChange({ aggregates: [...aggregates, { name: '', formula: '' }] })}
      >
        {t('rule.aggregate.add')}
      </Button>
    </fieldset>
  )
}
