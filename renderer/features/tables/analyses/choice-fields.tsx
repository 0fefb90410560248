import { forReport, useTexts } from '../../../i18n/texts.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Select } from '../../../ui/select.tsx'
import type { FieldProps } from './analysis-fields.tsx'
import { useFieldText } from './field-text.ts'
import { asText, asTexts } from './written.ts'

/** One of a few; what stands where nothing is written is not written. */
export const ChoiceField = ({ field, scope, onChange }: FieldProps) => {
  const t = useTexts()
  const { label } = useFieldText(field)
  const { held } = field
  if (held.holds !== 'choice') return null
  const options = held.options.map(({ value, text }) => ({ value, label: forReport(t)(text) }))
  const none = held.default === undefined ? [{ value: '', label: t('analysis.form.pick') }] : []
  return (
    <Select
      label={label}
      value={asText(scope.value[field.name]) || (held.default ?? '')}
      options={[...none, ...options]}
      onChange={(value) => onChange(value === held.default || value === '' ? undefined : value)}
    />
  )
}

/** Several of a few. */
export const ChoicesField = ({ field, scope, onChange }: FieldProps) => {
  const t = useTexts()
  const { label } = useFieldText(field)
  const { held } = field
  if (held.holds !== 'choices') return null
  const written = scope.value[field.name]
  const picked = new Set(written === undefined ? held.default : asTexts(written))
  const pick = (value: string, isPicked: boolean): void => {
    const next = held.options
      .map((option) => option.value)
      .filter((own) => (own === value ? isPicked : picked.has(own)))
    // None at all is what stands where nothing is written.
    onChange(next.length === 0 || `${next}` === `${held.default ?? []}` ? undefined : next)
  }
  return (
    <fieldset className="plain-fieldset">
      <legend>{label}</legend>
      {held.options.map(({ value, text }) => (
        <Checkbox key={value} isSelected={picked.has(value)} onChange={(isPicked) => pick(value, isPicked)}>
          {forReport(t)(text)}
        </Checkbox>
      ))}
    </fieldset>
  )
}
