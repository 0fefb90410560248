import type { ReactNode } from 'react'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'

export type Place = {
  readonly number: number
  readonly onRemove: () => void
  /** Null for the first paragraph. */
  readonly onUp: (() => void) | null
}

/** What can be done with any paragraph, after what can be done with this one. */
export const ParagraphButtons = ({ number, onRemove, onUp, children }: Place & { readonly children: ReactNode }) => {
  const t = useTexts()
  return (
    <div className="row">
      {children}
      {onUp && (
        <Button size="small" look="bare" onPress={onUp} aria-label={t('report.paragraph.up', { number })}>
          ↑
        </Button>
      )}
      <Button
        size="small"
        look="bare"
        icon="close"
        onPress={onRemove}
        aria-label={t('report.paragraph.remove', { number })}
      />
    </div>
  )
}
