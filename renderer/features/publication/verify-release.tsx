import { useState } from 'react'
import { Waiting } from '../../app/job-progress.tsx'
import { desktop } from '../../app/shell.ts'
import { useCommand } from '../../commands/registry.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Modal } from '../../ui/modal.tsx'
import { ReleaseProofView } from './release-proof-view.tsx'

/** Proves a released package in any folder, with or without a study at hand. */
export const VerifyRelease = () => {
  const t = useTexts()
  const verify = useAction('release.verify')
  const [folder, setFolder] = useState<string | null>(null)
  const choose = async (): Promise<void> => {
    const words = { title: t('publication.verify.dialog'), button: t('publication.verify.button') }
    const chosen = await desktop.choose('output', words)
    if (!chosen) return
    setFolder(chosen.name)
    verify.mutate({ folder: chosen.token })
  }
  useCommand('release.verify', () => void choose())
  if (folder === null) return null
  return (
    <Modal title={t('publication.verify.title', { folder })} width="wide" onClose={() => setFolder(null)}>
      {verify.isPending && <Waiting text={t('publication.verify.running')} />}
      <FailureNotice failure={verify.error} />
      {verify.data && <ReleaseProofView proof={verify.data} />}
      <div className="actions">
        <Button look="primary" autoFocus onPress={() => setFolder(null)}>
          {t('action.close')}
        </Button>
      </div>
    </Modal>
  )
}
