import { Field } from '../../../ui/field.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { type Bounds, isInside, useRange } from './field-text.ts'

type Props = {
  readonly label: string
  readonly bounds: Bounds
  readonly value: unknown
  readonly onChange: (value: number | string | undefined) => void
}

/** A number within its bounds. A parameter of the plan that stands for it is shown by its name; cleared, a number can be typed. */
export const BoundedNumber = ({ label, bounds, value, onChange }: Props) => {
  const range = useRange(bounds)
  const hint = range === '' ? {} : { hint: range }
  if (typeof value === 'string')
    return <Field label={label} value={value} onChange={(name) => onChange(name === '' ? undefined : name)} {...hint} />
  return (
    <NumberField
      label={label}
      value={typeof value === 'number' ? value : undefined}
      isValid={(number) => isInside(bounds, number)}
      onChange={onChange}
      {...hint}
    />
  )
}
