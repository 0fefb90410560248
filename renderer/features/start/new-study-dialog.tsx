import { type FormEvent, useState } from 'react'
import type { Choice } from '../../../main/contract/shell-api.ts'
import { desktop } from '../../app/shell.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { Modal } from '../../ui/modal.tsx'
import { isChosen, NewPassphrase, notChosen } from './new-passphrase.tsx'

type Props = {
  /** The kind of study that it begins as; null without a plan. */
  readonly kind: string | null
  readonly onClose: () => void
}

/** Asks for what a new study needs: a title, who makes it, a passphrase twice and a folder. */
export const NewStudyDialog = ({ kind, onClose }: Props) => {
  const t = useTexts()
  const { rememberStudy } = useWorkspace()
  const create = useAction('study.create')
  const begin = useAction('plan.begin')
  const [title, setTitle] = useState('')
  const [person, setPerson] = useState('')
  const [chosen, setChosen] = useState(notChosen)
  const [folder, setFolder] = useState<Choice | null>(null)
  const isComplete = title.trim() !== '' && person.trim() !== '' && folder !== null && isChosen(chosen)

  const chooseFolder = async (): Promise<void> => {
    const words = { title: t('newStudy.folder.dialog'), button: t('newStudy.folder.button'), suggestion: title }
    const place = await desktop.choose('newStudy', words)
    if (place) setFolder(place)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isComplete) return
    create.mutate(
      { folder: folder.token, passphrase: chosen.passphrase, person: person.trim(), title: title.trim() },
      {
        onSuccess: () => {
          rememberStudy(folder)
          if (kind === null) onClose()
          else begin.mutate({ kind }, { onSuccess: onClose })
        },
      },
    )
  }

  return (
    <Modal title={t('newStudy.title')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Field label={t('newStudy.name')} value={title} onChange={setTitle} autoFocus />
        <Field label={t('newStudy.person')} hint={t('newStudy.person.hint')} value={person} onChange={setPerson} />
        <NewPassphrase label={t('newStudy.passphrase')} value={chosen} onChange={setChosen} />
        <p className="quiet small">{t('newStudy.keep')}</p>
        <div className="field">
          <span className="label">{t('newStudy.folder')}</span>
          <div className="row">
            <Button icon="folder" onPress={chooseFolder}>
              {t('action.choose')}
            </Button>
            <span className={folder ? '' : 'quiet'}>{folder?.name ?? t('newStudy.folder.none')}</span>
          </div>
        </div>
        <FailureNotice failure={create.error ?? begin.error} />
        <div className="actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={!isComplete || create.isPending || create.isSuccess}>
            {t('newStudy.create')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
