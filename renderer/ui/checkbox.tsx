import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components'
import { Icon } from './icon.tsx'

type Props = {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly label?: string
  readonly children?: ReactNode
}

export const Checkbox = ({ isSelected, onChange, label, children }: Props) => (
  <AriaCheckbox
    className="checkbox"
    isSelected={isSelected}
    onChange={onChange}
    {...(label === undefined ? {} : { 'aria-label': label })}
  >
    <span className="box">
      <Icon name="check" />
    </span>
    {children}
  </AriaCheckbox>
)
