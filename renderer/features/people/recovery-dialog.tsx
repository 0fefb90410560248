import { type FormEvent, useState } from 'react'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { Modal } from '../../ui/modal.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Makes the two halves of a recovery and shows them this once; only the button that says they are safe closes it then. */
export const RecoveryDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useTexts()
  const make = useAction('people.makeRecovery')
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [one, other] = [first.trim(), second.trim()]
  const isComplete = one !== '' && other !== '' && one !== other
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isComplete) make.mutate({ holders: [one, other] })
  }
  const made = make.data
  return (
    <Modal title={t('people.recovery')} onClose={made ? () => undefined : onClose}>
      {made ? (
        <>
          <Notice tone="warn">{t('people.halves')}</Notice>
          {!made.identifiers && <Notice tone="warn">{t('people.halvesWithoutIdentifiers')}</Notice>}
          {made.halves.map(({ holder, half }) => (
            <section key={holder} className="stack tight" aria-label={holder}>
              <h2>{holder}</h2>
              <code className="half">{half}</code>
              <div className="row">
                <CopyButton label={t('people.half.copy', { holder })} text={half} />
              </div>
            </section>
          ))}
          <div className="actions">
            <Button look="primary" onPress={onClose}>
              {t('people.halves.kept')}
            </Button>
          </div>
        </>
      ) : (
        <form className="stack" onSubmit={submit}>
          <p>{t('people.recovery.explain')}</p>
          <Field label={t('people.recovery.holder', { number: 1 })} value={first} onChange={setFirst} autoFocus />
          <Field label={t('people.recovery.holder', { number: 2 })} value={second} onChange={setSecond} />
          <FailureNotice failure={make.error} />
          <div className="actions">
            <Button onPress={onClose}>{t('action.cancel')}</Button>
            <Button type="submit" look="primary" isDisabled={!isComplete || make.isPending}>
              {t('people.recovery.confirm')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}
