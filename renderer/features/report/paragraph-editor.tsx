import { useState } from 'react'
import type { Language } from '../../../main/contract/text.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { TextBox } from '../../ui/text-box.tsx'
import { useSettled } from '../../ui/use-settled.ts'
import { FigureDialog } from './figure-dialog.tsx'
import { LiveText } from './live-text.tsx'
import { ParagraphButtons, type Place } from './paragraph-buttons.tsx'

type Props = Place & {
  readonly text: string
  /** It was asked for just now, and is where one writes. */
  readonly isNew: boolean
  readonly language: Language
  readonly onChange: (text: string) => void
}

/** A paragraph as it is written, and below it as it reads with the figures of now. */
export const ParagraphEditor = ({ text, isNew, language, onChange, ...place }: Props) => {
  const t = useTexts()
  const { text: typed, setText: setTyped, settle } = useSettled(text, onChange)
  const [isPicking, setPicking] = useState(false)
  return (
    <div className="paragraph stack">
      <TextBox
        label={t('report.paragraph', { number: place.number })}
        lang={language}
        placeholder={t('report.paragraph.hint')}
        autoFocus={isNew}
        value={typed}
        onChange={setTyped}
        onBlur={() => settle()}
      />
      <ParagraphButtons {...place}>
        <Button size="small" icon="tables" onPress={() => setPicking(true)}>
          {t('report.figure.insert')}
        </Button>
      </ParagraphButtons>
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
