import { type FormEvent, useState } from 'react'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { CloseActions } from '../../ui/close-actions.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { Modal } from '../../ui/modal.tsx'
import { isChosen, NewPassphrase, notChosen } from '../start/new-passphrase.tsx'

/** Locks the own key with another passphrase. */
export const PassphraseDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useTexts()
  const change = useAction('people.changePassphrase')
  const [current, setCurrent] = useState('')
  const [chosen, setChosen] = useState(notChosen)
  const isComplete = current !== '' && isChosen(chosen)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isComplete) change.mutate({ current, next: chosen.passphrase })
  }
  return (
    <Modal title={t('people.passphrase.title')} onClose={onClose}>
      {change.isSuccess ? (
        <>
          <p role="status">{t('people.passphrase.done')}</p>
          <CloseActions onClose={onClose} />
        </>
      ) : (
        <form className="stack" onSubmit={submit}>
          <Field
            label={t('people.passphrase.current')}
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
            autoFocus
          />
          <NewPassphrase label={t('people.passphrase.next')} value={chosen} onChange={setChosen} />
          <FailureNotice failure={change.error} />
          <div className="actions">
            <Button onPress={onClose}>{t('action.cancel')}</Button>
            <Button type="submit" look="primary" isDisabled={!isComplete || change.isPending}>
              {t('people.passphrase.confirm')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}
