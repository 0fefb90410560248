import { type ReactNode, useEffect, useState } from 'react'
import type { Choice } from '../../../main/contract/shell-api.ts'
import { desktop } from '../../app/shell.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useCommand } from '../../commands/registry.ts'
import { useTexts } from '../../i18n/texts.ts'
import { NewStudySteps } from './new-study-steps.tsx'
import { OpenStudyDialog } from './open-study-dialog.tsx'
import { RecoverStudyDialog } from './recover-study-dialog.tsx'
import { SampleDialog } from './sample-dialog.tsx'

type Dialog = 'new' | 'sample' | Choice | null

type Props = { readonly children: (openStudy: (study: Choice) => void) => ReactNode }

/** The ways into a study. They stand above the rest of the page, which changes under them when a study opens. */
export const StartDialogs = ({ children }: Props) => {
  const t = useTexts()
  const { study } = useWorkspace()
  const [dialog, setDialog] = useState<Dialog>(null)
  const [recovering, setRecovering] = useState<Choice | null>(null)
  const close = (): void => setDialog(null)
  const chooseStudy = async (): Promise<void> =>
    setDialog(await desktop.choose('study', { title: t('openStudy.dialog'), button: t('openStudy.open') }))
  const isClosed = study === null

  useEffect(
    () =>
      desktop.onEvent((event) => {
        if (event.event === 'openStudy' && isClosed) setDialog(event.study)
      }),
    [isClosed],
  )
  useCommand('study.new', () => setDialog('new'), isClosed)
  useCommand('study.open', () => void chooseStudy(), isClosed)
  useCommand('study.sample', () => setDialog('sample'), isClosed)

  return (
    <>
      {children(setDialog)}
      {dialog === 'new' && <NewStudySteps onClose={close} />}
      {dialog === 'sample' && <SampleDialog onClose={close} />}
      {dialog !== null && typeof dialog === 'object' && (
        <OpenStudyDialog
          study={dialog}
          onClose={close}
          onRecover={() => {
            setRecovering(dialog)
            close()
          }}
        />
      )}
      {recovering && <RecoverStudyDialog study={recovering} onClose={() => setRecovering(null)} />}
    </>
  )
}
