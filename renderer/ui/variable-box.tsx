import { memo, useMemo } from 'react'
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { plainText } from '../i18n/plain-text.ts'
import { Icon } from './icon.tsx'

export type VariableOption = { readonly name: string; readonly label: string }

type Props = {
  readonly label: string
  readonly options: readonly VariableOption[]
  readonly value: string | null
  readonly autoFocus?: boolean
  readonly onChange: (name: string) => void
  readonly placeholder?: string
  readonly noMatch: string
}

/** One out of many variables, found by typing part of its name or label; drawn anew only when it is given something else. */
export const VariableBox = memo(
  ({ label, options, value, autoFocus = false, onChange, placeholder, noMatch }: Props) => {
    const items = useMemo(() => options.map((option) => ({ ...option, id: option.name })), [options])
    return (
      <ComboBox
        className="field variable-box"
        defaultItems={items}
        value={value}
        onChange={(key) => {
          if (key !== null) onChange(String(key))
        }}
        autoFocus={autoFocus}
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
        <Popover className="popover">
          <ListBox className="select-list" renderEmptyState={() => <p className="quiet option">{noMatch}</p>}>
            {(option: VariableOption & { id: string }) => (
              <ListBoxItem className="option" textValue={`${option.label} ${option.name}`}>
                <span>{option.label}</span>
                <span className="quiet small">{option.name}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    )
  },
)
