import { DateField as AriaDateField, DateInput, DateSegment, Label } from 'react-aria-components'

type Props = {
  readonly label: string
  /** The day as ISO 8601 has it; empty while it is not whole. */
  readonly onChange: (day: string) => void
}

/** A day or none, typed in the order of the chosen language: the browser's own field follows the system's. */
export const DateField = ({ label, onChange }: Props) => (
  <AriaDateField className="field" granularity="day" onChange={(day) => onChange(day?.toString() ?? '')}>
    <Label className="label">{label}</Label>
    <DateInput className="date-input">{(segment) => <DateSegment segment={segment} className="date-part" />}</DateInput>
  </AriaDateField>
)
