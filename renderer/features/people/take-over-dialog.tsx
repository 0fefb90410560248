import { type FormEvent, useState } from 'react'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { Modal } from '../../ui/modal.tsx'

/** Makes this copy of a study that was handed over the one that is written. */
export const TakeOverDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useTexts()
  const takeOver = useAction('study.takeOver')
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (reason.trim() !== '') takeOver.mutate({ reason: reason.trim() }, { onSuccess: onClose })
  }
  return (
    <Modal title={t('people.takeOver.title')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{t('people.takeOver.explain')}</p>
        <Field label={t('validation.reason')} value={reason} onChange={setReason} autoFocus />
        <FailureNotice failure={takeOver.error} />
        <div className="actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={reason.trim() === '' || takeOver.isPending}>
            {t('people.takeOver.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
