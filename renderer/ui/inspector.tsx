import { createContext, type ReactNode, useContext } from 'react'
import { createPortal } from 'react-dom'

/** Where the frame has room for the inspector. */
export const InspectorContext = createContext<HTMLElement | null>(null)

/** What is behind the thing selected, beside the place it was selected in. */
export const Inspector = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const slot = useContext(InspectorContext)
  if (!slot) return null
  return createPortal(
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the window is scrolled with the keyboard
    <aside className="inspector" aria-label={title} tabIndex={0}>
      <h2>{title}</h2>
      {children}
    </aside>,
    slot,
  )
}
