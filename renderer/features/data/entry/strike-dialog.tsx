import { type FormEvent, useState } from 'react'
import type { EnteredRecord } from '../../../../main/contract/entry.ts'
import { useAction } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Field } from '../../../ui/field.tsx'
import { Modal } from '../../../ui/modal.tsx'

type Props = {
  readonly dataset: string
  readonly record: EnteredRecord
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Strikes a record out, or brings it back, with the reason for it. */
export const StrikeDialog = ({ dataset, record: { record, isStruck }, onClose, onDone }: Props) => {
  const t = useTexts()
  const mark = useAction(isStruck ? 'entry.restore' : 'entry.strike')
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (reason.trim() === '') return
    mark.mutate(
      { dataset, record, reason: reason.trim() },
      {
        onSuccess: () => {
          onClose()
          onDone()
        },
      },
    )
  }
  return (
    <Modal title={t(isStruck ? 'entry.restore.of' : 'entry.strike.of', { record })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{t(isStruck ? 'entry.restore.explain' : 'entry.strike.explain')}</p>
        <Field label={t('validation.reason')} value={reason} onChange={setReason} autoFocus />
        <FailureNotice failure={mark.error} />
        <div className="actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={reason.trim() === '' || mark.isPending}>
            {t(isStruck ? 'entry.restore' : 'entry.strike')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
