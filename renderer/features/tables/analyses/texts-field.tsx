import { useTexts } from '../../../i18n/texts.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { CellInput, EditRows } from '../../../ui/edit-rows.tsx'
import type { FieldProps } from './analysis-fields.tsx'
import { useFieldText } from './field-text.ts'
import { asTexts } from './written.ts'

/** Texts of which nobody knows a list; where none at all says something too, they stand there when somebody wants them. */
export const TextsField = ({ field, scope, onChange }: FieldProps) => {
  const t = useTexts()
  const { label } = useFieldText(field)
  const value = scope.value[field.name]
  const isOffered = field.need === 'offered'
  const put = (texts: readonly string[]): void => onChange(texts.length === 0 && !isOffered ? undefined : texts)
  const rows = (
    <EditRows
      legend={label}
      rows={asTexts(value).map((text) => ({ text }))}
      empty={{ text: '' }}
      onChange={(next) => put(next.map(({ text }) => text))}
      addText={t('analysis.form.add', { field: label })}
      removeText={(number) => t('analysis.form.remove', { item: t('analysis.form.text', { number, field: label }) })}
      columns={[
        {
          head: '',
          cell: ({ text }, number, putPart) => (
            <CellInput
              label={t('analysis.form.text', { number, field: label })}
              value={text}
              onChange={(next) => putPart({ text: next })}
            />
          ),
        },
      ]}
    />
  )
  if (!isOffered) return rows
  return (
    <>
      <Checkbox isSelected={value !== undefined} onChange={(isOn) => onChange(isOn ? [] : undefined)}>
        {label}
      </Checkbox>
      {value !== undefined && rows}
    </>
  )
}
