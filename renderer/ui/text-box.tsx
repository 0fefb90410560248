import { Label, TextArea, TextField } from 'react-aria-components'

type Props = {
  readonly label: string
  readonly value: string
  readonly rows?: number
  readonly lang?: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
}

/** Several lines of text with their label. */
export const TextBox = ({ label, value, rows = 4, lang, onChange, onBlur }: Props) => (
  <TextField className="field" value={value} onChange={onChange} {...(onBlur ? { onBlur } : {})}>
    <Label>{label}</Label>
    <TextArea rows={rows} {...(lang === undefined ? {} : { lang })} />
  </TextField>
)
