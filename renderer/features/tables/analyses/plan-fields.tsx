import { inLanguage, type Localized } from '../../../../main/contract/text.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Select } from '../../../ui/select.tsx'
import type { FieldProps } from './analysis-fields.tsx'
import { useFieldText } from './field-text.ts'
import { useForm } from './form-context.ts'
import { asText } from './written.ts'

type Item = { readonly id: string; readonly text?: Localized | undefined }

/** One of what the plan declares. */
const PlanField = ({ field, scope, onChange, items }: FieldProps & { readonly items: readonly Item[] }) => {
  const t = useTexts()
  const language = useLanguage()
  const { label } = useFieldText(field)
  const value = asText(scope.value[field.name])
  const isKnown = value === '' || items.some(({ id }) => id === value)
  return (
    <Select
      label={label}
      value={value}
      options={[
        { value: '', label: t(field.need === 'required' ? 'analysis.form.pick' : 'analysis.form.blank') },
        ...(isKnown ? [] : [{ value, label: value }]),
        ...items.map(({ id, text }) => ({ value: id, label: inLanguage(text, language) || id })),
      ]}
      onChange={(next) => onChange(next === '' ? undefined : next)}
    />
  )
}

/** Datasets are those of the plan, so that an analysis can be written before their files are there. */
export const DatasetField = (props: FieldProps) => {
  const { plan } = useForm()
  const inStudy = useAnswer('study.describe', {}).data?.datasets ?? []
  const names = new Set([...plan.sources, ...inStudy].map(({ dataset }) => dataset))
  return <PlanField {...props} items={[...names].map((id) => ({ id }))} />
}

export const DesignField = (props: FieldProps) => {
  const { plan } = useForm()
  return <PlanField {...props} items={plan.designs.map(({ id, label }) => ({ id, text: label }))} />
}

export const TableField = (props: FieldProps) => {
  const { plan } = useForm()
  return <PlanField {...props} items={plan.tables.map(({ id, title }) => ({ id, text: title }))} />
}
