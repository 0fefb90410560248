import { type FormEvent, useState } from 'react'
import type { Result } from '../../../../main/contract/commands.ts'
import type { LinkSummary } from '../../../../main/contract/link-commands.ts'
import { useAction } from '../../../engine-client/engine.ts'
import { useCount } from '../../../i18n/figures.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Field } from '../../../ui/field.tsx'
import { Modal } from '../../../ui/modal.tsx'

type Props = {
  readonly link: LinkSummary
  readonly onFinished: (result: Result<'link.finish'>) => void
  readonly onDiscarded: () => void
}

/** The end of a linkage: its links are kept as a dataset of pseudonyms, or it is thrown away. */
export const LinkEnd = ({ link, onFinished, onDiscarded }: Props) => {
  const t = useTexts()
  const count = useCount()
  const finish = useAction('link.finish')
  const discard = useAction('link.discard')
  const [reason, setReason] = useState('')
  const [isRestDifferent, setRestDifferent] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const waiting = link.pairs.review
  const canFinish = reason.trim() !== '' && (waiting === 0 || isRestDifferent) && !finish.isPending
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!canFinish) return
    const undecided = isRestDifferent ? 'different' : 'refuse'
    finish.mutate({ name: link.name, undecided, reason: reason.trim() }, { onSuccess: onFinished })
  }
  return (
    <form className="stack" onSubmit={submit} aria-label={t('links.end')}>
      <h2>{t('links.end')}</h2>
      <p>{t('links.end.explain')}</p>
      {waiting > 0 && (
        <Checkbox isSelected={isRestDifferent} onChange={setRestDifferent}>
          {t('links.end.rest', { pairs: count(waiting) })}
        </Checkbox>
      )}
      <Field label={t('links.end.reason')} hint={t('import.reason.hint')} value={reason} onChange={setReason} />
      <FailureNotice failure={finish.error ?? discard.error} />
      <div className="import-actions">
        <Button onPress={() => setAsking(true)}>{t('links.discard')}</Button>
        <Button type="submit" look="primary" isDisabled={!canFinish}>
          {t('links.finish')}
        </Button>
      </div>
      {isAsking && (
        <Modal title={t('links.discard')} onClose={() => setAsking(false)}>
          <p>{t('links.discard.explain', { link: link.name, decided: count(link.decided) })}</p>
          <div className="actions">
            <Button autoFocus onPress={() => setAsking(false)}>
              {t('action.cancel')}
            </Button>
            <Button look="primary" onPress={() => discard.mutate({ name: link.name }, { onSuccess: onDiscarded })}>
              {t('links.discard')}
            </Button>
          </div>
        </Modal>
      )}
    </form>
  )
}
