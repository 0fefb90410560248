import type { AnalysisField, Held } from '../../../../main/contract/analysis-form.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { FieldInput } from './field-input.tsx'
import { useForm } from './form-context.ts'
import { GroupField } from './group-field.tsx'
import { ListField } from './list-field.tsx'
import { isAt } from './place-of-failure.ts'
import type { Scope } from './scope.ts'
import { type Path, type Written, withPart } from './written.ts'

type Props = {
  readonly scope: Scope
  /** Where the group of the fields stands in the analysis. */
  readonly path: Path
  readonly onChange: (group: Written) => void
}

/** The fields of a group one after the other, groups and lists inside of them too. */
export const AnalysisFields = ({ scope, path, onChange }: Props) => (
  <div className="design-form">
    {scope.fields.map((field) => (
      <AnyField
        key={field.name}
        field={field}
        scope={scope}
        path={[...path, field.name]}
        onChange={(value) => onChange(withPart(scope.value, field.name, value))}
      />
    ))}
  </div>
)

export type FieldProps = {
  readonly field: AnalysisField
  /** The group that the field stands in. */
  readonly scope: Scope
  readonly path: Path
  readonly onChange: (value: unknown) => void
}

/** A field with what is wrong with it below. */
const AnyField = (props: FieldProps) => {
  const { failure } = useForm()
  const { field, path } = props
  const { holds } = field.held
  const hasInside = holds === 'group' || holds === 'list'
  const isHere = failure !== null && isAt(failure.path, path) && (!hasInside || failure.path.length === path.length)
  const Input = holds === 'group' ? GroupField : holds === 'list' ? ListField : FieldInput
  return (
    <div className={widthOf[holds] ?? ''}>
      <Input {...props} />
      {isHere && <FailureNotice failure={failure.message} />}
    </div>
  )
}

/** What takes the place of two fields, or the whole width of the form. */
const widthOf: { readonly [Holds in Held['holds']]?: 'double' | 'wide' } = {
  localized: 'double',
  formula: 'double',
  texts: 'double',
  group: 'wide',
  list: 'wide',
  pairs: 'wide',
  choices: 'wide',
}
