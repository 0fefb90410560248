import type { Held } from '../../../../main/contract/analysis-form.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { AnalysisFields, type FieldProps } from './analysis-fields.tsx'
import { useFieldText } from './field-text.ts'
import { asGroup, emptyGroup } from './written.ts'

/** Fields that belong together; those that are offered stand there when somebody wants them. */
export const GroupField = ({ field, scope, path, onChange }: FieldProps) => {
  const { label } = useFieldText(field)
  const { fields } = field.held as Extract<Held, { holds: 'group' }>
  const value = scope.value[field.name]
  const isOffered = field.need === 'offered'
  const isThere = !isOffered || value !== undefined
  const inside = { fields, value: asGroup(value), outer: scope }
  return (
    <fieldset className="margin-form">
      <legend>
        {isOffered ? (
          <Checkbox isSelected={isThere} onChange={(isOn) => onChange(isOn ? emptyGroup(fields) : undefined)}>
            {label}
          </Checkbox>
        ) : (
          label
        )}
      </legend>
      {isThere && <AnalysisFields scope={inside} path={path} onChange={onChange} />}
    </fieldset>
  )
}
