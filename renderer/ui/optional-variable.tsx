import { useEffect, useRef } from 'react'
import { useTexts } from '../i18n/texts.ts'
import { Button } from './button.tsx'
import { VariableBox, type VariableOption } from './variable-box.tsx'

type Props = {
  readonly label: string
  readonly hint?: string
  readonly options: readonly VariableOption[]
  readonly value: string | null | undefined
  readonly onChange: (value: string | undefined) => void
}

/** One variable or none. */
export const OptionalVariable = ({ label, hint, options, value, onChange }: Props) => {
  const t = useTexts()
  // Only the box that follows a choice takes the focus, not one that comes with a change from elsewhere.
  const hasChosen = useRef(false)
  useEffect(() => {
    hasChosen.current = false
  }, [value])
  const choose = (name: string | undefined): void => {
    hasChosen.current = name !== (value ?? undefined)
    onChange(name)
  }
  const isUnknown = value != null && !options.some(({ name }) => name === value)
  return (
    <div className="variable-list">
      <VariableBox
        // A new box for each choice: closed, and with the focus where it was.
        key={value ?? ''}
        label={label}
        options={isUnknown ? [...options, { name: value, label: value }] : options}
        value={value ?? null}
        autoFocus={hasChosen.current}
        onChange={choose}
        placeholder={t('field.variable.none')}
        noMatch={t('field.noMatch')}
      />
      {value != null && (
        <Button
          look="bare"
          size="small"
          aria-label={t('field.variable.clear', { field: label })}
          onPress={() => choose(undefined)}
        >
          {t('field.variable.clear.short')}
        </Button>
      )}
      {hint !== undefined && <p className="hint">{hint}</p>}
    </div>
  )
}
