import { useTexts } from '../../../i18n/texts.ts'
import { Field } from '../../../ui/field.tsx'
import { Select } from '../../../ui/select.tsx'
import type { VariableOption } from '../../../ui/variable-box.tsx'
import { VariableList } from '../../../ui/variable-list.tsx'
import type { FieldProps } from './analysis-fields.tsx'
import { useFieldText } from './field-text.ts'
import { useForm } from './form-context.ts'
import { levelsFor, type Named, variableFor } from './scope.ts'
import { TextsField } from './texts-field.tsx'
import { useCategories, useNamesOf } from './use-options.ts'
import { asText, asTexts } from './written.ts'

const nowhere: Named = { dataset: '', variable: '' }

/** A code of a variable: picked among its categories, written where it has none. */
export const CodeField = (props: FieldProps) => {
  const { plan } = useForm()
  const { held, name } = props.field
  const variable = held.holds === 'code' ? variableFor(plan, props.scope, held.of, name) : nowhere
  return <OneOf {...props} options={useCategories(variable, pickedIn(props))} />
}

/** The category of a table with levels. */
export const LevelField = (props: FieldProps) => {
  const { plan } = useForm()
  const { held, name } = props.field
  const variable = held.holds === 'level' ? levelsFor(plan, props.scope, held.of, name) : nowhere
  return <OneOf {...props} options={useCategories(variable, pickedIn(props))} />
}

export const CodesField = (props: FieldProps) => {
  const { plan } = useForm()
  const { held, name } = props.field
  const variable = held.holds === 'codes' ? variableFor(plan, props.scope, held.of, name) : nowhere
  return <SomeOf {...props} options={useCategories(variable, pickedIn(props))} />
}

/** A name out of another list of the analysis. */
export const NameOfField = (props: FieldProps) => <OneOf {...props} options={useNames(props)} />

export const NamesOfField = (props: FieldProps) => <SomeOf {...props} options={useNames(props)} />

const useNames = ({ field: { held, name }, scope }: FieldProps): VariableOption[] =>
  useNamesOf(scope, 'of' in held ? held.of : '', name)

const pickedIn = ({ field, scope }: FieldProps): readonly string[] => {
  const value = scope.value[field.name]
  return typeof value === 'string' && value !== '' ? [value] : asTexts(value)
}

type WithOptions = FieldProps & { readonly options: readonly VariableOption[] }

const OneOf = ({ field, scope, onChange, options }: WithOptions) => {
  const t = useTexts()
  const { label } = useFieldText(field)
  const value = asText(scope.value[field.name])
  const put = (next: string): void => onChange(next === '' ? undefined : next)
  if (options.length === 0) return <Field label={label} value={value} onChange={put} />
  const blank = t(field.need === 'required' ? 'analysis.form.pick' : 'analysis.form.blank')
  return (
    <Select
      label={label}
      value={value}
      options={[{ value: '', label: blank }, ...options.map(({ name, label: text }) => ({ value: name, label: text }))]}
      onChange={put}
    />
  )
}

const SomeOf = ({ options, ...props }: WithOptions) => {
  const t = useTexts()
  const { label } = useFieldText(props.field)
  if (options.length === 0) return <TextsField {...props} />
  return (
    <VariableList
      label={label}
      options={options}
      value={asTexts(props.scope.value[props.field.name])}
      onChange={(next) => props.onChange(next.length === 0 ? undefined : next)}
      addText={t('analysis.form.pick')}
      noMatch={t('analysis.form.noMatch')}
      removeText={(variable) => t('field.variable.remove', { variable })}
    />
  )
}
