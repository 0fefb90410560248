import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { samplePassphrase } from '../../../main/contract/sample.ts'
import { usualKind } from '../../../main/contract/study-kind.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { desktop } from '../../app/shell.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { bringPlan } from '../../engine-client/bring-plan.ts'
import { type Engine, useAnswer, useEngine } from '../../engine-client/engine.ts'
import { EngineFailure, failureOf } from '../../engine-client/failure.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Modal } from '../../ui/modal.tsx'
import { KindList } from './kind-list.tsx'

type Props = {
  /** The kind whose sample it is; left out, the user picks one. */
  readonly kind?: string
  readonly onClose: () => void
  /** To the step before, where it is the second one. */
  readonly onBack?: () => void
}

/** Writes the files of a kind's sample and its study to a folder of the user's choice and opens it. */
export const SampleDialog = ({ kind: given, onClose, onBack }: Props) => {
  const t = useTexts()
  const engine = useEngine()
  const { rememberStudy, setTourStop } = useWorkspace()
  const language = useLanguage()
  const kinds = useAnswer('kinds.list', {}).data ?? []
  const [step, setStep] = useState('')
  const [kind, setKind] = useState(given ?? usualKind)
  const name = kinds.find((one) => one.kind === kind)?.name[language] ?? kind
  const prepare = useMutation({
    mutationFn: async () => {
      const folder = await desktop.choose('sample', { title: t('sample.dialog'), button: t('newStudy.folder.button') })
      if (!folder) return
      setStep(t('sample.step.files'))
      await engine.call('sample.write', { folder: `${folder.token}/archivos`, kind })
      setStep(t('sample.step.study'))
      await createOrOpen(engine, `${folder.token}/estudio`, {
        person: t('sample.person'),
        title: t('sample.name', { name }),
      })
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
    <Modal
      title={given === undefined ? t('sample.title') : t('sample.name', { name })}
      onClose={prepare.isPending ? onClose : (onBack ?? onClose)}
      width="wide"
    >
      {given === undefined && <KindList value={kind} onChange={setKind} />}
      <p>{t('sample.explain')}</p>
      <p>{t('sample.passphrase', { passphrase: samplePassphrase })}</p>
      {prepare.isPending && step !== '' && <Waiting text={step} />}
      <FailureNotice failure={prepare.error && failureOf(prepare.error)} />
      <div className="actions">
        {onBack && (
          <Button onPress={onBack} isDisabled={prepare.isPending}>
            {t('action.back')}
          </Button>
        )}
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
