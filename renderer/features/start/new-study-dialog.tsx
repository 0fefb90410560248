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
import { strengthOf } from './passphrase-strength.ts'
import { StrengthMeter } from './strength-meter.tsx'

/** Asks for what a new study needs: a title, who makes it, a passphrase twice and a folder. */
export const NewStudyDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useTexts()
  const { rememberStudy } = useWorkspace()
  const create = useAction('study.create')
  const [title, setTitle] = useState('')
  const [person, setPerson] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [repeated, setRepeated] = useState('')
  const [folder, setFolder] = useState<Choice | null>(null)
  const isSame = passphrase === repeated
  const isComplete =
    title.trim() !== '' && person.trim() !== '' && isSame && folder !== null && strengthOf(passphrase).level !== 'short'

  const chooseFolder = async (): Promise<void> => {
    const words = { title: t('newStudy.folder.dialog'), button: t('newStudy.folder.button'), suggestion: title }
    const chosen = await desktop.choose('newStudy', words)
    if (chosen) setFolder(chosen)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isComplete) return
    create.mutate(
      { folder: folder.token, passphrase, person: person.trim(), title: title.trim() },
      {
        onSuccess: () => {
          rememberStudy(folder)
          onClose()
        },
      },
    )
  }

  return (
    <Modal title={t('newStudy.title')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Field label={t('newStudy.name')} value={title} onChange={setTitle} autoFocus />
        <Field label={t('newStudy.person')} hint={t('newStudy.person.hint')} value={person} onChange={setPerson} />
        <Field
          label={t('newStudy.passphrase')}
          type="password"
          autoComplete="new-password"
          value={passphrase}
          onChange={setPassphrase}
        />
        <StrengthMeter passphrase={passphrase} />
        <Field
          label={t('newStudy.repeat')}
          type="password"
          autoComplete="new-password"
          value={repeated}
          onChange={setRepeated}
          error={repeated !== '' && !isSame ? t('newStudy.repeat.differs') : undefined}
        />
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
        <FailureNotice failure={create.error} />
        <div className="actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={!isComplete || create.isPending}>
            {t('newStudy.create')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
