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
  const isUnknown = value != null && !options.some(({ name }) => name === value)
  return (
    <div className="variable-list">
      <VariableBox
        key={value ?? ''}
        label={label}
        options={isUnknown ? [...options, { name: value, label: value }] : options}
        value={value ?? null}
        onChange={onChange}
        placeholder={t('field.variable.none')}
        noMatch={t('field.noMatch')}
      />
      {value != null && (
        <Button
          look="bare"
          size="small"
          aria-label={t('field.variable.clear', { field: label })}
          onPress={() => onChange(undefined)}
        >
          {t('field.variable.clear.short')}
        </Button>
      )}
      {hint !== undefined && <p className="hint">{hint}</p>}
    </div>
  )
}
