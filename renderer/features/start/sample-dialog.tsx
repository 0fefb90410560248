import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { samplePassphrase } from '../../../main/contract/sample.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { desktop } from '../../app/shell.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { bringPlan } from '../../engine-client/bring-plan.ts'
import { type Engine, useEngine } from '../../engine-client/engine.ts'
import { EngineFailure, failureOf } from '../../engine-client/failure.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Modal } from '../../ui/modal.tsx'

/** Writes the sample's files and its study to a folder of the user's choice and opens it. */
export const SampleDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useTexts()
  const engine = useEngine()
  const { rememberStudy, setTourStop } = useWorkspace()
  const [step, setStep] = useState('')
  const prepare = useMutation({
    mutationFn: async () => {
      const folder = await desktop.choose('sample', { title: t('sample.dialog'), button: t('newStudy.folder.button') })
      if (!folder) return
      setStep(t('sample.step.files'))
      await engine.call('sample.write', { folder: `${folder.token}/archivos` })
      setStep(t('sample.step.study'))
      await createOrOpen(engine, `${folder.token}/estudio`, { person: t('sample.person'), title: t('sample.name') })
      await bringPlan(engine, {
        folder: `${folder.token}/archivos`,
        file: 'plan.yaml',
        reason: t('import.reason.plan'),
        onSource: ({ dataset }) => setStep(t('sample.step.data', { dataset })),
      })
      rememberStudy({ token: `${folder.token}/estudio`, name: 'estudio', covers: 'folder' })
      setTourStop(0)
      onClose()
    },
  })
  return (
    <Modal title={t('sample.title')} onClose={onClose}>
      <p>{t('sample.explain')}</p>
      <p>{t('sample.passphrase', { passphrase: samplePassphrase })}</p>
      {prepare.isPending && step !== '' && <Waiting text={step} />}
      <FailureNotice failure={prepare.error && failureOf(prepare.error)} />
      <div className="actions">
        <Button onPress={onClose} isDisabled={prepare.isPending}>
          {t('action.cancel')}
        </Button>
        <Button look="primary" icon="folder" onPress={() => prepare.mutate()} isDisabled={prepare.isPending}>
          {t('sample.make')}
        </Button>
      </div>
    </Modal>
  )
}

const createOrOpen = async (
  engine: Engine,
  folder: string,
  about: { readonly person: string; readonly title: string },
): Promise<void> => {
  try {
    await engine.call('study.create', { folder, passphrase: samplePassphrase, ...about })
  } catch (error) {
    if (!(error instanceof EngineFailure) || error.code !== 'study.exists') throw error
    await engine.call('study.open', { folder, passphrase: samplePassphrase })
  }
}
