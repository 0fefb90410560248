import { type FormEvent, useState } from 'react'
import type { Choice } from '../../../main/contract/shell-api.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { Modal } from '../../ui/modal.tsx'
import { isChosen, NewPassphrase, notChosen } from './new-passphrase.tsx'

type Props = { readonly study: Choice; readonly onClose: () => void }

/** Opens a study with both halves of its recovery and gives one of its people a new passphrase. */
export const RecoverStudyDialog = ({ study, onClose }: Props) => {
  const t = useTexts()
  const { rememberStudy } = useWorkspace()
  const recover = useAction('study.recover')
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [person, setPerson] = useState('')
  const [chosen, setChosen] = useState(notChosen)
  const isComplete = [first, second, person].every((text) => text.trim() !== '') && isChosen(chosen)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isComplete) return
    recover.mutate(
      {
        folder: study.token,
        halves: [first.trim(), second.trim()],
        person: person.trim(),
        passphrase: chosen.passphrase,
      },
      {
        onSuccess: () => {
          rememberStudy(study)
          onClose()
        },
      },
    )
  }
  return (
    <Modal title={t('recoverStudy.title', { name: study.name })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{t('recoverStudy.explain')}</p>
        <Field label={t('recoverStudy.half', { number: 1 })} value={first} onChange={setFirst} autoFocus />
        <Field label={t('recoverStudy.half', { number: 2 })} value={second} onChange={setSecond} />
        <Field
          label={t('recoverStudy.person')}
          hint={t('recoverStudy.person.hint')}
          value={person}
          onChange={setPerson}
        />
        <NewPassphrase label={t('people.passphrase.next')} value={chosen} onChange={setChosen} />
        <FailureNotice failure={recover.error} />
        <div className="actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={!isComplete || recover.isPending}>
            {t('recoverStudy.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
