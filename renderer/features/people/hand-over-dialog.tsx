import { type FormEvent, useState } from 'react'
import { Waiting } from '../../app/job-progress.tsx'
import { desktop } from '../../app/shell.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { CloseActions } from '../../ui/close-actions.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { Modal } from '../../ui/modal.tsx'

/** Writes the study for another machine; from then on this copy is only read. */
export const HandOverDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useTexts()
  const handOver = useAction('study.handOver')
  const [to, setTo] = useState('')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const name = to.trim()
    if (name === '') return
    const suggestion = t('people.handOver.name', { to: name })
    const words = { title: t('people.handOver.dialog'), button: t('newStudy.folder.button'), suggestion }
    const folder = await desktop.choose('backup', words)
    if (folder) handOver.mutate({ folder: folder.token, to: name })
  }
  return (
    <Modal title={t('people.handOver.title')} onClose={onClose}>
      {handOver.data ? (
        <>
          <p role="status">{t('people.handOver.done', { to })}</p>
          <div className="row">
            <code>{handOver.data.head}</code>
            <CopyButton label={t('people.head.copy')} text={handOver.data.head} />
          </div>
          <CloseActions onClose={onClose} />
        </>
      ) : (
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <p>{t('people.handOver.explain')}</p>
          <Field label={t('people.handOver.to')} value={to} onChange={setTo} autoFocus />
          {handOver.isPending && <Waiting text={t('people.handOver.running')} />}
          <FailureNotice failure={handOver.error} />
          <div className="actions">
            <Button onPress={onClose}>{t('action.cancel')}</Button>
            <Button type="submit" look="primary" isDisabled={to.trim() === '' || handOver.isPending}>
              {t('people.handOver.confirm')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}
