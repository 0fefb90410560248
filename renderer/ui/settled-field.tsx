import { Field } from './field.tsx'
import { useSettled } from './use-settled.ts'

type Props = {
  readonly label: string
  readonly hint?: string
  readonly placeholder?: string
  readonly value: string
  readonly error?: string | undefined
  readonly onChange: (value: string) => void
}

/** A line of text that holds when it is finished, by Enter or by leaving it, not while it is typed. */
export const SettledField = ({ value, onChange, ...rest }: Props) => {
  const { text, setText, settle } = useSettled(value, onChange)
  return (
    <Field
      value={text}
      onChange={setText}
      onBlur={() => settle()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
      }}
      {...rest}
    />
  )
}
