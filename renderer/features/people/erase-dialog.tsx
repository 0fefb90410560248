import { type FormEvent, useState } from 'react'
import type { DatasetCare } from '../../../main/contract/care-commands.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { Modal } from '../../ui/modal.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Erased } from './erased.tsx'

type What = 'identifiers' | 'everything'
type Props = { readonly care: DatasetCare; readonly onClose: () => void }

/** Erases a dataset, or its direct identifiers, once its name was typed; then tells what it could not reach. */
export const EraseDialog = ({ care: { dataset, identifiers }, onClose }: Props) => {
  const t = useTexts()
  const erase = useAction('care.erase')
  const [what, setWhat] = useState<What>(identifiers.length > 0 ? 'identifiers' : 'everything')
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState('')
  const isComplete = typed === dataset && reason.trim() !== ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isComplete) erase.mutate({ dataset, what, reason: reason.trim() })
  }
  const options: readonly What[] = identifiers.length > 0 ? ['identifiers', 'everything'] : ['everything']
  return (
    <Modal title={t('people.erase.of', { dataset })} width="wide" onClose={onClose}>
      {erase.data ? (
        <Erased dataset={dataset} erased={erase.data} onClose={onClose} />
      ) : (
        <form className="stack" onSubmit={submit}>
          <p>{t('people.erase.explain')}</p>
          <div className="row">
            <Segments
              label={t('people.erase.what')}
              options={options.map((value) => ({ value, label: t(`people.erase.${value}`) }))}
              value={what}
              onChange={setWhat}
            />
          </div>
          <Field label={t('validation.reason')} value={reason} onChange={setReason} />
          <Field label={t('people.erase.type', { dataset })} value={typed} onChange={setTyped} />
          {erase.isPending && <Waiting text={t('people.erase.running')} />}
          <FailureNotice failure={erase.error} />
          <div className="actions">
            <Button onPress={onClose} isDisabled={erase.isPending}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" look="primary" isDisabled={!isComplete || erase.isPending}>
              {t('people.erase.confirm')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}
