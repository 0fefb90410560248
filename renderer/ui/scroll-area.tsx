// biome-ignore-all lint/a11y: what is wider or longer than its place is scrolled with the keyboard, so it takes the focus.
import type { ReactNode, Ref } from 'react'

type Props = {
  readonly label: string
  readonly className?: string
  readonly ref?: Ref<HTMLDivElement>
  readonly children: ReactNode
}

/** A place whose content may be larger than it, and can then be scrolled with mouse and keyboard alike. */
export const ScrollArea = ({ label, className = '', ref, children }: Props) => (
  <div ref={ref} className={`scroll-area ${className}`} role="group" aria-label={label} tabIndex={0}>
    {children}
  </div>
)
