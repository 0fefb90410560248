import type { ReactNode } from 'react'

/** What stands where there is nothing yet: one sentence that says what to do, and the button that does it. */
export const Empty = ({ text, children }: { readonly text: string; readonly children?: ReactNode }) => (
  <div className="empty">
    <p>{text}</p>
    {children}
  </div>
)
