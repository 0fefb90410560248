import { createContext, type ReactNode, useContext } from 'react'
import { createPortal } from 'react-dom'

/** Where the frame has room for the inspector. */
export const InspectorContext = createContext<HTMLElement | null>(null)

type Props = {
  readonly title: string
  /** More room, for what is written there. */
  readonly isWide?: boolean
  readonly children: ReactNode
}

/** What is behind the thing selected, beside the place it was selected in. */
export const Inspector = ({ title, isWide = false, children }: Props) => {
  const slot = useContext(InspectorContext)
  if (!slot) return null
  return createPortal(
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the window is scrolled with the keyboard
    <aside className={isWide ? 'inspector wide' : 'inspector'} aria-label={title} tabIndex={0}>
      <h2>{title}</h2>
      {children}
    </aside>,
    slot,
  )
}
