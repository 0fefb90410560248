import { memo, useMemo } from 'react'
import { Button, ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import { plainText } from '../i18n/plain-text.ts'
import { Icon } from './icon.tsx'

export type VariableOption = { readonly name: string; readonly label: string }

type Props = {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly options: readonly VariableOption[]
  readonly value: string | null
  readonly autoFocus?: boolean
  readonly onChange: (name: string) => void
  /** Left out, what is chosen can be changed and not taken away. */
  readonly onClear?: () => void
  readonly onBlur?: () => void
  readonly placeholder?: string
  readonly noMatch: string
}

/**
 * One out of many variables or categories, found by typing part of its name or label; drawn anew only when it is given
 * something else.
 */
export const VariableBox = memo(
  ({
    label,
    hint = '',
    error,
    options,
    value,
    autoFocus = false,
    onChange,
    onClear,
    onBlur,
    placeholder,
    noMatch,
  }: Props) => {
    const items = useMemo(() => options.map((option) => ({ ...option, id: option.name })), [options])
    return (
      <ComboBox
        className="field variable-box"
        defaultItems={items}
        value={value}
        onChange={(key) => {
          if (key !== null) onChange(String(key))
          else onClear?.()
        }}
        isInvalid={error !== undefined}
        autoFocus={autoFocus}
        {...(onBlur === undefined ? {} : { onBlur })}
        defaultFilter={(text, typed) => plainText(text).includes(plainText(typed))}
        allowsEmptyCollection
      >
        <Label className="label">{label}</Label>
        <div className="variable-input">
          <Input {...(placeholder === undefined ? {} : { placeholder })} />
          <Button className="variable-open">
            <Icon name="down" />
          </Button>
        </div>
        {hint !== '' && error === undefined && (
          <Text slot="description" className="hint">
            {hint}
          </Text>
        )}
        <FieldError className="error">{error}</FieldError>
        <Popover className="popover">
          <ListBox className="select-list" renderEmptyState={() => <p className="quiet option">{noMatch}</p>}>
            {(option: VariableOption & { id: string }) => (
              <ListBoxItem className="option" textValue={textOf(option)}>
                <span>{option.label}</span>
                {option.label !== option.name && <span className="quiet small">{option.name}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    )
  },
)

/** By label and name; a variable without a label is its name alone. */
const textOf = ({ label, name }: VariableOption): string => (label === name ? name : `${label} ${name}`)
