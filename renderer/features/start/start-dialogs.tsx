import { type ReactNode, useEffect, useState } from 'react'
import type { Choice } from '../../../main/contract/shell-api.ts'
import { desktop } from '../../app/shell.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useCommand } from '../../commands/registry.ts'
import { useTexts } from '../../i18n/texts.ts'
import { type Beginning, KindStep } from './kind-step.tsx'
import { NewStudyDialog } from './new-study-dialog.tsx'
import { OpenStudyDialog } from './open-study-dialog.tsx'
import { RecoverStudyDialog } from './recover-study-dialog.tsx'
import { SampleDialog } from './sample-dialog.tsx'

type Dialog = 'new' | 'sample' | Beginning | Choice | null
const isBeginning = (dialog: Dialog): dialog is Beginning =>
  typeof dialog === 'object' && dialog !== null && 'with' in dialog
const isStudy = (dialog: Dialog): dialog is Choice => typeof dialog === 'object' && dialog !== null && 'token' in dialog

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
      {dialog === 'new' && <KindStep onClose={close} onPick={setDialog} />}
      {isBeginning(dialog) && <Begun beginning={dialog} onClose={close} />}
      {dialog === 'sample' && <SampleDialog onClose={close} />}
      {isStudy(dialog) && (
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

/** The second step of a new study: its own data to come, or those of the sample. */
const Begun = ({ beginning, onClose }: { readonly beginning: Beginning; readonly onClose: () => void }) =>
  beginning.kind !== null && beginning.with === 'sample' ? (
    <SampleDialog kind={beginning.kind} onClose={onClose} />
  ) : (
    <NewStudyDialog kind={beginning.kind} onClose={onClose} />
  )
