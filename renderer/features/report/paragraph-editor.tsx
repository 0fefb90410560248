import { useState } from 'react'
import type { Language } from '../../../main/contract/text.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { TextBox } from '../../ui/text-box.tsx'
import { FigureDialog } from './figure-dialog.tsx'
import { LiveText } from './live-text.tsx'

type Props = {
  readonly number: number
  readonly text: string
  readonly language: Language
  readonly onChange: (text: string) => void
  readonly onRemove: () => void
  /** Null for the first paragraph. */
  readonly onUp: (() => void) | null
}

/** A paragraph as it is written, and below it as it reads with the figures of now. */
export const ParagraphEditor = ({ number, text, language, onChange, onRemove, onUp }: Props) => {
  const t = useTexts()
  const [typed, setTyped] = useState(text)
  const [isPicking, setPicking] = useState(false)
  const settle = (next: string): void => {
    if (next !== text) onChange(next)
  }
  return (
    <div className="paragraph stack">
      <TextBox
        label={t('report.paragraph', { number })}
        lang={language}
        value={typed}
        onChange={setTyped}
        onBlur={() => settle(typed)}
      />
      <div className="row">
        <Button size="small" icon="tables" onPress={() => setPicking(true)}>
          {t('report.figure.insert')}
        </Button>
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
      <LiveText text={typed} language={language} />
      {isPicking && (
        <FigureDialog
          language={language}
          onClose={() => setPicking(false)}
          onPick={(binding) => {
            const next = `${typed.trimEnd()} ${binding}`.trimStart()
            setTyped(next)
            settle(next)
          }}
        />
      )}
    </div>
  )
}
