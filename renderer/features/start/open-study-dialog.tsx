import { type FormEvent, useState } from 'react'
import type { Choice } from '../../../main/contract/shell-api.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { Modal } from '../../ui/modal.tsx'

type Props = { readonly study: Choice; readonly onClose: () => void }

/** Asks for the passphrase of a study. */
export const OpenStudyDialog = ({ study, onClose }: Props) => {
  const t = useTexts()
  const { rememberStudy } = useWorkspace()
  const open = useAction('study.open')
  const [passphrase, setPassphrase] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (passphrase === '') return
    open.mutate(
      { folder: study.token, passphrase },
      {
        onSuccess: () => {
          rememberStudy(study)
          onClose()
        },
      },
    )
  }
  return (
    <Modal title={t('openStudy.title', { name: study.name })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Field
          label={t('newStudy.passphrase')}
          type="password"
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
          autoFocus
        />
        <FailureNotice failure={open.error} />
        <div className="actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={passphrase === '' || open.isPending}>
            {t('openStudy.open')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
