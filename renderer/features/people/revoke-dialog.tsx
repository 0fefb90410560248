import { type FormEvent, useState } from 'react'
import type { PersonInfo } from '../../../main/contract/people-commands.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { CloseActions } from '../../ui/close-actions.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { Modal } from '../../ui/modal.tsx'

type Props = { readonly person: PersonInfo; readonly onClose: () => void }

/** Takes a person's key away and encrypts the study anew. */
export const RevokeDialog = ({ person, onClose }: Props) => {
  const t = useTexts()
  const revoke = useAction('people.revoke')
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (reason.trim() !== '') revoke.mutate({ person: person.id, reason: reason.trim() })
  }
  return (
    <Modal title={t('people.revoke.of', { name: person.name })} onClose={onClose}>
      {revoke.isSuccess ? (
        <>
          <p role="status">{t('cli.people.revoked', { person: person.name })}</p>
          <CloseActions onClose={onClose} />
        </>
      ) : (
        <form className="stack" onSubmit={submit}>
          <p>{t('people.revoke.explain')}</p>
          <Field label={t('validation.reason')} value={reason} onChange={setReason} autoFocus />
          {revoke.isPending && <Waiting text={t('people.revoke.running')} />}
          <FailureNotice failure={revoke.error} />
          <div className="actions">
            <Button onPress={onClose} isDisabled={revoke.isPending}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" look="primary" isDisabled={reason.trim() === '' || revoke.isPending}>
              {t('people.revoke.confirm')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}
