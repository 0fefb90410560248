import { useState } from 'react'
import { numberRules } from '../../main/core/report/number-format.ts'
import { useNumberLanguage } from '../i18n/figures.ts'
import { numberOf } from '../i18n/number-of.ts'
import { useTexts } from '../i18n/texts.ts'
import { Field } from './field.tsx'

type Props = {
  readonly label: string
  readonly hint?: string
  readonly value: number | undefined
  readonly isValid?: (value: number) => boolean
  readonly onChange: (value: number | undefined) => void
}

/** A number that holds when it is finished, not while it is typed; written as the numbers of the screen are. */
export const NumberField = ({ label, hint, value, isValid = () => true, onChange }: Props) => {
  const t = useTexts()
  const { decimal } = numberRules[useNumberLanguage()]
  // What was typed holds as long as the value it was typed over.
  const [typed, setTyped] = useState<{ readonly over: number | undefined; readonly text: string } | null>(null)
  const text =
    typed?.over === value && typed ? typed.text : value === undefined ? '' : String(value).replace('.', decimal)
  const number = numberOf(text)
  const isGood = number === undefined || (!Number.isNaN(number) && isValid(number))
  const apply = (): void => {
    if (isGood && number !== value) onChange(number)
  }
  return (
    <Field
      label={label}
      hint={hint}
      error={isGood ? undefined : t('field.number')}
      inputMode="decimal"
      value={text}
      onChange={(next) => setTyped({ over: value, text: next })}
      onBlur={apply}
      onKeyDown={(event) => {
        if (event.key === 'Enter') apply()
      }}
    />
  )
}
