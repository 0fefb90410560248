import { memo } from 'react'
import {
  Select as AriaSelect,
  Button,
  FieldError,
  type Key,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components'
import { Icon } from './icon.tsx'

export type Option<V extends string> = { readonly value: V; readonly label: string }

type Props<V extends string> = {
  readonly label: string
  readonly hideLabel?: boolean
  readonly hint?: string
  readonly error?: string | undefined
  readonly options: readonly Option<V>[]
  readonly value: V
  readonly onChange: (value: V) => void
  readonly onBlur?: () => void
}

const SelectBox = <V extends string>({
  label,
  hideLabel = false,
  hint = '',
  error,
  options,
  value,
  onChange,
  onBlur,
}: Props<V>) => (
  <AriaSelect
    className="field"
    value={value as Key}
    isInvalid={error !== undefined}
    onChange={(key) => onChange(key as V)}
    {...(onBlur === undefined ? {} : { onBlur })}
    {...(hideLabel ? { 'aria-label': label } : {})}
  >
    {!hideLabel && <Label className="label">{label}</Label>}
    <Button className="select-button">
      <SelectValue />
      <Icon name="down" />
    </Button>
    {hint !== '' && error === undefined && (
      <Text slot="description" className="hint">
        {hint}
      </Text>
    )}
    <FieldError className="error">{error}</FieldError>
    <Popover className="popover">
      <ListBox className="select-list" items={options.map((option) => ({ id: option.value, label: option.label }))}>
        {(option) => (
          <ListBoxItem className="option" textValue={option.label}>
            {option.label}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  </AriaSelect>
)

/** One out of a few; drawn anew only when it is given something else. */
export const Select = memo(SelectBox) as typeof SelectBox
