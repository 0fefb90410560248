import { FieldError, Input, Label, Text, TextField, type TextFieldProps } from 'react-aria-components'

type Props = Omit<TextFieldProps, 'className' | 'children' | 'style'> & {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly placeholder?: string
}

/** One line of text with its label, a hint below it and, in the hint's place, what is wrong with it. */
export const Field = ({ label, hint, error, placeholder = '', ...rest }: Props) => (
  <TextField className="field" isInvalid={error !== undefined} {...rest}>
    <Label>{label}</Label>
    <Input placeholder={placeholder} />
    {hint !== undefined && error === undefined && (
      <Text slot="description" className="hint">
        {hint}
      </Text>
    )}
    <FieldError className="error">{error}</FieldError>
  </TextField>
)
