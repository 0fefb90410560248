import { useTexts } from '../../../i18n/texts.ts'
import { OptionalVariable } from '../../../ui/optional-variable.tsx'
import { VariableBox } from '../../../ui/variable-box.tsx'
import { VariableList } from '../../../ui/variable-list.tsx'
import type { FieldProps } from './analysis-fields.tsx'
import { useFieldText } from './field-text.ts'
import { useForm } from './form-context.ts'
import { datasetFor } from './scope.ts'
import { useOptionsOf } from './use-options.ts'
import { asGroup, asTexts } from './written.ts'

/** One variable; a second one where texts of each language stand in a variable of their own. */
export const VariableField = ({ field, scope, onChange }: FieldProps) => {
  const t = useTexts()
  const { plan } = useForm()
  const { label } = useFieldText(field)
  const { held } = field
  const written = scope.value[field.name]
  const { es = '', en = '' } = asGroup(typeof written === 'string' ? { es: written } : written) as Names
  const dataset = held.holds === 'variable' ? datasetFor(plan, scope, held.of, field.name) : ''
  const options = useOptionsOf(
    dataset,
    [es, en].filter((name) => name !== ''),
  )
  if (held.holds !== 'variable') return null
  const put = (names: Required<Names>): void => {
    if (names.es === '') onChange(undefined)
    else onChange(names.en === '' ? names.es : names)
  }
  return (
    <>
      {field.need === 'required' ? (
        <VariableBox
          label={label}
          options={options}
          value={es === '' ? null : es}
          onChange={(name) => put({ es: name, en })}
          noMatch={t('field.noMatch')}
        />
      ) : (
        <OptionalVariable
          label={label}
          options={options}
          value={es === '' ? undefined : es}
          onChange={(name = '') => put({ es: name, en })}
        />
      )}
      {held.perLanguage && es !== '' && (
        <OptionalVariable
          label={t('analysis.form.otherLanguage')}
          options={options}
          value={en === '' ? undefined : en}
          onChange={(name = '') => put({ es, en: name })}
        />
      )}
    </>
  )
}

type Names = { readonly es?: string; readonly en?: string }

/** Several variables. */
export const VariablesField = ({ field, scope, onChange }: FieldProps) => {
  const t = useTexts()
  const { plan } = useForm()
  const { label } = useFieldText(field)
  const { held } = field
  const value = asTexts(scope.value[field.name])
  const dataset = held.holds === 'variables' ? datasetFor(plan, scope, held.of, field.name) : ''
  return (
    <VariableList
      label={label}
      options={useOptionsOf(dataset, value)}
      value={value}
      onChange={(next) => onChange(next.length === 0 ? undefined : next)}
      addText={t('field.variable.add')}
      noMatch={t('field.noMatch')}
      removeText={(variable) => t('field.variable.remove', { variable })}
    />
  )
}
