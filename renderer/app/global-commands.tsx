import { useState } from 'react'
import { useShortcuts } from '../commands/keyboard.ts'
import { useNativeMenu } from '../commands/native-menu.ts'
import { Palette } from '../commands/palette.tsx'
import { useCommand } from '../commands/registry.ts'
import { ShortcutSheet } from '../commands/shortcut-sheet.tsx'
import { useEngine } from '../engine-client/engine.ts'
import { useJobs } from '../engine-client/jobs.ts'
import { VerifyRelease } from '../features/publication/verify-release.tsx'
import { LicencesDialog } from './licences-dialog.tsx'
import { goToPart } from './parts-of-screen.ts'
import { SettingsDialog } from './settings-dialog.tsx'
import { type Place, useWorkspace } from './workspace.ts'

const smallestText = 80
const largestText = 200
const textStep = 10

/** The commands that are there whatever place is open, and the dialogs they bring up. */
export const GlobalCommands = () => {
  const [open, setOpen] = useState<'palette' | 'shortcuts' | 'settings' | 'licences' | null>(null)
  const { settings, changeSettings } = useWorkspace()
  const jobs = useJobs(useEngine().jobs)
  const close = (): void => setOpen(null)
  const resize = (by: number): void =>
    changeSettings({ textSize: Math.min(largestText, Math.max(smallestText, settings.textSize + by)) })

  useShortcuts()
  useNativeMenu()
  useCommand('view.palette', () => setOpen('palette'))
  useCommand('view.shortcuts', () => setOpen('shortcuts'))
  useCommand('view.settings', () => setOpen('settings'))
  useCommand('view.licences', () => setOpen('licences'))
  useCommand('view.language', () => changeSettings({ language: settings.language === 'es' ? 'en' : 'es' }))
  useCommand('view.larger', () => resize(textStep), settings.textSize < largestText)
  useCommand('view.smaller', () => resize(-textStep), settings.textSize > smallestText)
  useCommand('job.cancel', () => jobs.at(-1)?.cancel(), jobs.length > 0)
  useCommand('go.nextPart', () => goToPart(1))
  useCommand('go.previousPart', () => goToPart(-1))
  useGo('study')
  useGo('data')
  useGo('quality')
  useGo('design')
  useGo('tables')
  useGo('charts')
  useGo('report')
  useGo('validation')
  useGo('publication')
  useGo('people')
  useGo('log')

  return (
    <>
      <VerifyRelease />
      {open === 'palette' && <Palette onClose={close} />}
      {open === 'shortcuts' && <ShortcutSheet onClose={close} />}
      {open === 'licences' && <LicencesDialog onClose={close} />}
      {open === 'settings' && <SettingsDialog onClose={close} />}
    </>
  )
}

const useGo = (place: Place): void => {
  const { study, go } = useWorkspace()
  useCommand(`go.${place}`, () => go(place), study !== null)
}
