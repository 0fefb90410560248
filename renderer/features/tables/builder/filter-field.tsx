import { useState } from 'react'
import { useTexts } from '../../../i18n/texts.ts'
import { Field } from '../../../ui/field.tsx'

type Props = { readonly where: string; readonly onChange: (where: string) => void }

/** The domain of the table as a formula; it holds when it is finished, not while it is typed. */
export const FilterField = ({ where, onChange }: Props) => {
  const t = useTexts()
  const [text, setText] = useState(where)
  const apply = (): void => {
    if (text !== where) onChange(text)
  }
  return (
    <Field
      label={t('builder.where')}
      placeholder={t('builder.where.hint')}
      value={text}
      onChange={setText}
      onBlur={apply}
      onKeyDown={(event) => {
        if (event.key === 'Enter') apply()
      }}
    />
  )
}
