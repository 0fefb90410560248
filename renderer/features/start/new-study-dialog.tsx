import type { FormEvent } from 'react'
import type { Choice } from '../../../main/contract/shell-api.ts'
import { desktop } from '../../app/shell.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { Modal } from '../../ui/modal.tsx'
import { type Chosen, isChosen, NewPassphrase, notChosen } from './new-passphrase.tsx'

type Props = {
  /** The kind of study that it begins as; null without a plan. */
  readonly kind: string | null
  readonly sheet: NewStudy
  readonly onSheet: (sheet: NewStudy) => void
  readonly onClose: () => void
  /** To the step before; what is typed stays. */
  readonly onBack: () => void
}

/** What is asked of a new study, as far as it is typed. */
export type NewStudy = {
  readonly title: string
  readonly person: string
  readonly chosen: Chosen
  readonly folder: Choice | null
}
export const untouched: NewStudy = { title: '', person: '', chosen: notChosen, folder: null }

/** Asks for what a new study needs: a title, who makes it, a passphrase twice and a folder. */
export const NewStudyDialog = ({ kind, sheet, onSheet, onClose, onBack }: Props) => {
  const t = useTexts()
  const { rememberStudy } = useWorkspace()
  const create = useAction('study.create')
  const begin = useAction('plan.begin')
  const { title, person, chosen, folder } = sheet
  const put = (change: Partial<NewStudy>): void => onSheet({ ...sheet, ...change })
  // Once it is made there is no kind to pick any more.
  const isMade = create.isPending || create.isSuccess
  const isComplete = title.trim() !== '' && person.trim() !== '' && folder !== null && isChosen(chosen)

  const chooseFolder = async (): Promise<void> => {
    const words = { title: t('newStudy.folder.dialog'), button: t('newStudy.folder.button'), suggestion: title }
    const place = await desktop.choose('newStudy', words)
    if (place) put({ folder: place })
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
    <Modal title={t('newStudy.title')} onClose={isMade ? onClose : onBack}>
      <form className="stack" onSubmit={submit}>
        <Field label={t('newStudy.name')} value={title} onChange={(next) => put({ title: next })} autoFocus />
        <Field
          label={t('newStudy.person')}
          hint={t('newStudy.person.hint')}
          value={person}
          onChange={(next) => put({ person: next })}
        />
        <NewPassphrase label={t('newStudy.passphrase')} value={chosen} onChange={(next) => put({ chosen: next })} />
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
          <Button onPress={onBack} isDisabled={isMade}>
            {t('action.back')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={!isComplete || isMade}>
            {t('newStudy.create')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
