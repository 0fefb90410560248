import { Label, TextArea, TextField } from 'react-aria-components'

type Props = {
  readonly label: string
  readonly value: string
  readonly rows?: number
  readonly lang?: string
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
}

/** Several lines of text with their label. */
export const TextBox = ({
  label,
  value,
  rows = 4,
  lang,
  placeholder = '',
  autoFocus = false,
  onChange,
  onBlur,
}: Props) => (
  <TextField className="field" value={value} autoFocus={autoFocus} onChange={onChange} {...(onBlur ? { onBlur } : {})}>
    <Label>{label}</Label>
    <TextArea rows={rows} placeholder={placeholder} {...(lang === undefined ? {} : { lang })} />
  </TextField>
)
