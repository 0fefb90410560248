import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

type Props = { readonly tone: 'plain' | 'warn' | 'bad'; readonly children: ReactNode }

/** A word in its place: what happened or what to know. Something bad is read out at once. */
export const Notice = ({ tone, children }: Props) => (
  <div className={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'note'}>
    <Icon name={tone === 'plain' ? 'info' : 'warning'} />
    <div>{children}</div>
  </div>
)
