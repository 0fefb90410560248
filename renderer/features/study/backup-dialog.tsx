import { useEffect, useRef } from 'react'
import type { Choice } from '../../../main/contract/shell-api.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Modal } from '../../ui/modal.tsx'

type Props = { readonly folder: Choice; readonly onClose: () => void }

/** Copies the study to the chosen folder and says that the copy was opened and found whole. */
export const BackupDialog = ({ folder, onClose }: Props) => {
  const t = useTexts()
  const backup = useAction('study.backup')
  const isStarted = useRef(false)
  useEffect(() => {
    if (isStarted.current) return
    isStarted.current = true
    backup.mutate({ folder: folder.token })
  }, [backup, folder])
  return (
    <Modal title={t('command.study.backup')} onClose={onClose}>
      {backup.isPending && <Waiting text={t('study.backup.running')} />}
      {backup.isSuccess && <p role="status">{t('study.backup.done', { name: folder.name })}</p>}
      <FailureNotice failure={backup.error} />
      <div className="actions">
        <Button look="primary" onPress={onClose} isDisabled={backup.isPending}>
          {t('action.close')}
        </Button>
      </div>
    </Modal>
  )
}
