import { useTexts } from '../i18n/texts.ts'
import { Button } from './button.tsx'

/** The end of a dialog that has told what it had to: it is closed. */
export const CloseActions = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useTexts()
  return (
    <div className="actions">
      <Button look="primary" autoFocus onPress={onClose}>
        {t('action.close')}
      </Button>
    </div>
  )
}
