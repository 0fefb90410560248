import type { ReactNode } from 'react'
import { namePattern } from '../../../../main/contract/name.ts'
import type { Localized } from '../../../../main/contract/text.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Field } from '../../../ui/field.tsx'
import { LocalizedField } from '../../../ui/localized-field.tsx'
import type { FieldProps } from './analysis-fields.tsx'
import { BoundedNumber } from './bounded-number.tsx'
import { ChoiceField, ChoicesField } from './choice-fields.tsx'
import { CodeField, CodesField, LevelField, NameOfField, NamesOfField } from './code-fields.tsx'
import { useFieldText } from './field-text.ts'
import { useForm } from './form-context.ts'
import { PairsField } from './pairs-field.tsx'
import { DatasetField, DesignField, TableField } from './plan-fields.tsx'
import { TextsField } from './texts-field.tsx'
import { VariableField, VariablesField } from './variable-fields.tsx'
import { asText } from './written.ts'

/** What is typed or picked for a field, by what it holds. */
export const FieldInput = (props: FieldProps): ReactNode => {
  switch (props.field.held.holds) {
    case 'localized':
      return <TextOfBoth {...props} />
    case 'number':
      return <NumberInput {...props} />
    case 'choice':
      return <ChoiceField {...props} />
    case 'choices':
      return <ChoicesField {...props} />
    case 'dataset':
      return <DatasetField {...props} />
    case 'design':
      return <DesignField {...props} />
    case 'table':
      return <TableField {...props} />
    case 'variable':
      return <VariableField {...props} />
    case 'variables':
      return <VariablesField {...props} />
    case 'code':
      return <CodeField {...props} />
    case 'codes':
      return <CodesField {...props} />
    case 'level':
      return <LevelField {...props} />
    case 'nameOf':
      return <NameOfField {...props} />
    case 'namesOf':
      return <NamesOfField {...props} />
    case 'texts':
      return <TextsField {...props} />
    case 'pairs':
      return <PairsField {...props} />
    default:
      return <TextLine {...props} />
  }
}

const TextOfBoth = ({ field, scope, onChange }: FieldProps) => {
  const { label } = useFieldText(field)
  const value = scope.value[field.name] as Localized | undefined
  return <LocalizedField label={label} value={value} onChange={(next) => onChange(next === '' ? undefined : next)} />
}

const NumberInput = ({ field, scope, onChange }: FieldProps) => {
  const { label } = useFieldText(field)
  const { held } = field
  if (held.holds !== 'number') return null
  return <BoundedNumber label={label} bounds={held} value={scope.value[field.name]} onChange={onChange} />
}

/** A text, a name, a day or a formula. */
const TextLine = ({ field, scope, path, onChange }: FieldProps) => {
  const t = useTexts()
  const { nameMistake, isKept } = useForm()
  const { label } = useFieldText(field)
  const { holds } = field.held
  const isOwnName = path.length === 1 && field.name === 'id'
  const value = asText(scope.value[field.name])
  const mistake = holds === 'name' && value !== '' && !namePattern.test(value) ? t('import.dataset.invalid') : null
  const error = (isOwnName ? nameMistake : null) ?? mistake
  return (
    <Field
      label={label}
      placeholder={holds === 'formula' ? t('builder.where.hint') : ''}
      hint={holds === 'day' ? t('entry.hint.date') : undefined}
      error={error ?? undefined}
      isReadOnly={isOwnName && isKept}
      value={value}
      onChange={(value) => onChange(value === '' ? undefined : value)}
    />
  )
}
