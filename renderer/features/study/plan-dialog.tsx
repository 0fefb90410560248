import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Choice } from '../../../main/contract/shell-api.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { bringPlan } from '../../engine-client/bring-plan.ts'
import { useEngine } from '../../engine-client/engine.ts'
import { failureOf } from '../../engine-client/failure.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Modal } from '../../ui/modal.tsx'

type Props = { readonly plan: Choice; readonly onClose: () => void }

/** Keeps the chosen plan as the study's and imports the files it names. */
export const PlanDialog = ({ plan, onClose }: Props) => {
  const t = useTexts()
  const engine = useEngine()
  const [step, setStep] = useState(t('study.plan.reading'))
  const bring = useMutation({
    mutationFn: () =>
      bringPlan(engine, {
        folder: plan.token,
        file: plan.name,
        reason: t('import.reason.plan'),
        onSource: ({ dataset }) => setStep(t('sample.step.data', { dataset })),
      }),
  })
  const isStarted = useRef(false)
  useEffect(() => {
    if (isStarted.current) return
    isStarted.current = true
    bring.mutate()
  }, [bring])
  const done = bring.data && t('study.plan.done', { name: plan.name, datasets: bring.data.length })
  return (
    <Modal title={t('command.study.loadPlan')} onClose={onClose}>
      {bring.isPending && <Waiting text={step} />}
      {done && <p role="status">{done}</p>}
      <FailureNotice failure={bring.error && failureOf(bring.error)} />
      <div className="actions">
        <Button look="primary" onPress={onClose} isDisabled={bring.isPending}>
          {t('action.close')}
        </Button>
      </div>
    </Modal>
  )
}
