import type { Language } from '../../../main/contract/text.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { LiveText } from './live-text.tsx'

export type PickerProps = {
  readonly language: Language
  readonly onClose: () => void
  /** Gets the figure as the plan binds it to its cell: `{table[sexo=2].estimate}`. */
  readonly onPick: (binding: string) => void
}

/** A picked figure as it will read, with the way into the text; null while none can be picked. */
export const FigureBinding = ({
  binding,
  language,
  onClose,
  onPick,
}: PickerProps & { readonly binding: string | null }) => {
  const t = useTexts()
  return (
    <>
      {binding !== null && (
        <>
          <LiveText text={binding} language={language} />
          <code className="small">{binding}</code>
        </>
      )}
      <div className="actions">
        <Button onPress={onClose}>{t('action.cancel')}</Button>
        <Button
          look="primary"
          isDisabled={binding === null}
          onPress={() => {
            if (binding === null) return
            onPick(binding)
            onClose()
          }}
        >
          {t('report.figure.insert')}
        </Button>
      </div>
    </>
  )
}
