import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Option } from './select.tsx'

type Props<V extends string> = {
  readonly label: string
  readonly options: readonly Option<V>[]
  readonly value: V
  readonly onChange: (value: V) => void
}

/** One out of very few, all of them in sight. */
export const Segments = <V extends string>({ label, options, value, onChange }: Props<V>) => (
  <ToggleButtonGroup
    className="segments"
    aria-label={label}
    selectionMode="single"
    disallowEmptySelection
    selectedKeys={[value]}
    onSelectionChange={(keys) => {
      const [key] = keys
      if (key !== undefined) onChange(key as V)
    }}
  >
    {options.map((option) => (
      <ToggleButton key={option.value} id={option.value} className="segment">
        {option.label}
      </ToggleButton>
    ))}
  </ToggleButtonGroup>
)
