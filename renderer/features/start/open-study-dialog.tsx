import { type FormEvent, useState } from 'react'
import type { Choice } from '../../../main/contract/shell-api.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { Modal } from '../../ui/modal.tsx'

type Props = { readonly study: Choice; readonly onClose: () => void; readonly onRecover: () => void }

/** Asks for the passphrase of a study, and for a printed mark of its log where somebody has one. */
export const OpenStudyDialog = ({ study, onClose, onRecover }: Props) => {
  const t = useTexts()
  const { rememberStudy } = useWorkspace()
  const open = useAction('study.open')
  const [passphrase, setPassphrase] = useState('')
  const [head, setHead] = useState('')
  const [acceptOlder, setAcceptOlder] = useState(false)
  const isOlder = open.error?.code.startsWith('study.older-') ?? false
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (passphrase === '') return
    const mark = head.trim() === '' ? {} : { head: head.trim() }
    open.mutate(
      { folder: study.token, passphrase, acceptOlder, ...mark },
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
        <details>
          <summary>{t('openStudy.more')}</summary>
          <div className="stack details-body">
            <Field label={t('openStudy.head')} hint={t('openStudy.head.hint')} value={head} onChange={setHead} />
            <div className="row">
              <Button onPress={onRecover}>{t('openStudy.recover')}</Button>
            </div>
          </div>
        </details>
        <FailureNotice failure={open.error} />
        {isOlder && (
          <Checkbox isSelected={acceptOlder} onChange={setAcceptOlder}>
            {t('openStudy.acceptOlder')}
          </Checkbox>
        )}
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
