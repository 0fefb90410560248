import type { Held } from '../../../../main/contract/analysis-form.ts'
import type { Plan } from '../../../../main/contract/plan.ts'
import { forReport, useTexts } from '../../../i18n/texts.ts'
import { Field } from '../../../ui/field.tsx'
import { Select } from '../../../ui/select.tsx'
import type { VariableOption } from '../../../ui/variable-box.tsx'
import type { FieldProps } from './analysis-fields.tsx'
import { BoundedNumber } from './bounded-number.tsx'
import { useFieldText } from './field-text.ts'
import { useForm } from './form-context.ts'
import { dimensionOf, type Named, type Scope, tableFor, variableFor } from './scope.ts'
import { useCategories, useNamesOf, useOptionsOf } from './use-options.ts'
import { asGroup, asText, type Written, withPart } from './written.ts'

type Pairs = Extract<Held, { holds: 'pairs' }>

/** A value for each key of a few, or for some of them. */
export const PairsField = ({ field, scope, onChange }: FieldProps) => {
  const t = useTexts()
  const { plan } = useForm()
  const { label } = useFieldText(field)
  const held = field.held as Pairs
  const value = asGroup(scope.value[field.name])
  const keys = useKeys(plan, held, scope, Object.keys(value))
  const put = (key: string, next: unknown): void => {
    const pairs = withPart(value, key, next)
    onChange(Object.keys(pairs).length === 0 ? undefined : pairs)
  }
  return (
    <fieldset className="plain-fieldset">
      <legend>{label}</legend>
      {keys.length === 0 && <p className="hint">{t('analysis.form.noKeys')}</p>}
      <div className="design-form">
        {keys.map((key) => (
          <PairValue
            key={key.name}
            pair={key}
            held={held}
            variable={dimensionOf(plan, tableFor(plan, scope, held.of, field.name), key.name)}
            pairs={value}
            onChange={(next) => put(key.name, next)}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** What there is a value for: codes of a variable, dimensions of a table, or names of a list; and what has one already. */
const useKeys = (plan: Plan, { keys, of }: Pairs, scope: Scope, written: readonly string[]): VariableOption[] => {
  const table = keys === 'dimension' ? tableFor(plan, scope, of, '') : undefined
  const codes = useCategories(keys === 'code' ? variableFor(plan, scope, of, '') : { dataset: '', variable: '' })
  const variables = useOptionsOf(dimensionOf(plan, table, '').dataset, [])
  const names = useNamesOf(scope, keys === 'nameOf' ? of : '', '')
  const known: VariableOption[] = [
    ...codes,
    ...(table?.by ?? []).map((name) => variables.find((one) => one.name === name) ?? { name, label: name }),
    ...names,
  ]
  const has = new Set(known.map(({ name }) => name))
  return [...known, ...written.filter((name) => !has.has(name)).map((name) => ({ name, label: name }))]
}

type PairProps = {
  readonly pair: VariableOption
  readonly held: Pairs
  /** The variable that the key names, where it names one. */
  readonly variable: Named
  readonly pairs: Written
  readonly onChange: (value: unknown) => void
}

const PairValue = ({ pair: { name, label }, held: { value: held }, variable, pairs, onChange }: PairProps) => {
  const t = useTexts()
  const value = pairs[name]
  const categories = useCategories(
    held.holds === 'code' ? variable : { dataset: '', variable: '' },
    asText(value) === '' ? [] : [asText(value)],
  )
  if (held.holds === 'number') return <BoundedNumber label={label} bounds={held} value={value} onChange={onChange} />
  const put = (next: string): void => onChange(next === '' ? undefined : next)
  if (held.holds === 'code' && categories.length === 0)
    return <Field label={label} value={asText(value)} onChange={put} />
  const options =
    held.holds === 'choice'
      ? held.options.map((option) => ({ value: option.value, label: forReport(t)(option.text) }))
      : categories.map((category) => ({ value: category.name, label: category.label }))
  const blank = { value: '', label: t(held.holds === 'code' ? 'analysis.form.blankCategory' : 'analysis.form.blank') }
  return <Select label={label} value={asText(value)} options={[blank, ...options]} onChange={put} />
}
