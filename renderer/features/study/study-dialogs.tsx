import { useState } from 'react'
import type { Choice } from '../../../main/contract/shell-api.ts'
import { desktop } from '../../app/shell.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useCommand } from '../../commands/registry.ts'
import { useAction, useAnswer } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { BackupDialog } from './backup-dialog.tsx'
import { CheckDialog } from './check-dialog.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import { SheetDialog } from './sheet-dialog.tsx'

type Open = { readonly kind: 'check' | 'sheet' } | { readonly kind: 'backup' | 'plan'; readonly choice: Choice }

/** What can be done with the study as a whole, whichever place is open. */
export const StudyDialogs = () => {
  const t = useTexts()
  const { study, startImport } = useWorkspace()
  const closeStudy = useAction('study.close')
  const plan = useAnswer('plan.describe', {}).data?.plan
  const [open, setOpen] = useState<Open | null>(null)
  const close = (): void => setOpen(null)

  const backup = async (): Promise<void> => {
    const suggestion = t('study.backup.name', { title: study?.title ?? '' })
    const words = { title: t('study.backup.dialog'), button: t('study.backup.button'), suggestion }
    const choice = await desktop.choose('backup', words)
    if (choice) setOpen({ kind: 'backup', choice })
  }
  const loadPlan = async (): Promise<void> => {
    const words = { title: t('study.plan.dialog'), button: t('study.plan.button'), files: t('study.plan.files') }
    const choice = await desktop.choose('plan', words)
    if (choice) setOpen({ kind: 'plan', choice })
  }
  const importFile = async (): Promise<void> => {
    const words = { title: t('import.dialog'), button: t('import.dialog.button'), files: t('import.dialog.files') }
    const choice = await desktop.choose('data', words)
    if (choice) startImport(choice)
  }

  useCommand('study.check', () => setOpen({ kind: 'check' }))
  useCommand('study.sheet', () => setOpen({ kind: 'sheet' }), Boolean(plan))
  useCommand('study.backup', () => void backup())
  useCommand('study.loadPlan', () => void loadPlan())
  useCommand('data.import', () => void importFile())
  useCommand('study.close', () => closeStudy.mutate({}))

  if (open?.kind === 'sheet' && plan) return <SheetDialog study={plan.study} onClose={close} />
  if (open?.kind === 'check') return <CheckDialog onClose={close} />
  if (open?.kind === 'backup') return <BackupDialog folder={open.choice} onClose={close} />
  if (open?.kind === 'plan') return <PlanDialog plan={open.choice} onClose={close} />
  return null
}
