import { type FormEvent, useState } from 'react'
import type { ReleaseInfo } from '../../../main/contract/release.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Modal } from '../../ui/modal.tsx'
import { TextBox } from '../../ui/text-box.tsx'

type Props = { readonly release: ReleaseInfo; readonly onClose: () => void }

/** Takes a release back with its reason, which stays on the register beside it. */
export const RetractDialog = ({ release: { number }, onClose }: Props) => {
  const t = useTexts()
  const retract = useAction('release.retract')
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (reason.trim() !== '') retract.mutate({ number, reason: reason.trim() }, { onSuccess: onClose })
  }
  return (
    <Modal title={t('publication.retract.number', { number })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{t('publication.retract.explain')}</p>
        <TextBox label={t('validation.reason')} rows={2} value={reason} onChange={setReason} />
        <FailureNotice failure={retract.error} />
        <div className="actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={reason.trim() === '' || retract.isPending}>
            {t('publication.retract.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
