import { Waiting } from '../../app/job-progress.tsx'
import { useAnswer } from '../../engine-client/engine.ts'
import { failureText } from '../../i18n/failure-text.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Modal } from '../../ui/modal.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Reads the whole study and says whether it is as it should be. */
export const CheckDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useTexts()
  const check = useAnswer('study.check', {}, { keep: 'never' })
  const findings = check.data?.findings
  return (
    <Modal title={t('command.study.check')} onClose={onClose}>
      {check.isPending && <Waiting text={t('study.check.running')} />}
      {findings?.length === 0 && <p role="status">{t('study.check.sound')}</p>}
      {findings && findings.length > 0 && (
        <Notice tone="bad">
          <p>{t('study.check.found')}</p>
          <ul>
            {findings.map((finding) => (
              <li key={JSON.stringify(finding)}>{failureText(finding, t)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <FailureNotice failure={check.error} />
      <div className="actions">
        <Button look="primary" onPress={onClose}>
          {t('action.close')}
        </Button>
      </div>
    </Modal>
  )
}
