import type { GeneratedText } from '../../../main/contract/narrative.ts'
import type { Language, Localized } from '../../../main/contract/text.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { ParagraphButtons, type Place } from './paragraph-buttons.tsx'

type Props = Place & {
  readonly text: GeneratedText
  /** Of the table or the comparison that it speaks of. */
  readonly name: string
  readonly language: Language
  /** Gets the sentences of now as text of the plan, in both languages. */
  readonly onAdopt: (text: Localized) => void
}

/** A paragraph that is written anew each time: as it reads now, and the way to make it one's own. */
export const GeneratedParagraph = ({ text, name, language, onAdopt, ...place }: Props) => {
  const t = useTexts()
  const { data, error } = useAnswer('report.narrate', { text })
  return (
    <div className="paragraph stack">
      <p className="quiet small">{t('report.narrate.generated', { number: place.number, name })}</p>
      <FailureNotice failure={error} />
      {data && (
        <p className="live-text" lang={language}>
          {data[language].read}
        </p>
      )}
      <ParagraphButtons {...place}>
        <Button
          size="small"
          icon="report"
          isDisabled={!data}
          onPress={() => data && onAdopt({ es: data.es.bound, en: data.en.bound })}
        >
          {t('report.narrate.adopt')}
        </Button>
      </ParagraphButtons>
    </div>
  )
}
