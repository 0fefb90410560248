import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps } from 'react-aria-components'
import { Icon, type IconName } from './icon.tsx'

type Props = Omit<ButtonProps, 'className' | 'children' | 'style'> & {
  readonly look?: 'plain' | 'primary' | 'bare'
  readonly size?: 'normal' | 'small'
  readonly icon?: IconName
  readonly children?: ReactNode
}

export const Button = ({ look = 'plain', size = 'normal', icon, children, ...rest }: Props) => (
  <AriaButton className={`button ${look} ${size}`} {...rest}>
    {icon && <Icon name={icon} />}
    {children}
  </AriaButton>
)
