import { useState } from 'react'
import type { Settings } from '../../main/contract/desktop.ts'
import type { Choice } from '../../main/contract/shell-api.ts'
import { useAnswer, useEngine } from '../engine-client/engine.ts'
import { desktop } from './shell.ts'
import { useEngineLife } from './use-engine-life.ts'
import { useSettings } from './use-settings.ts'
import type { Place, Workspace } from './workspace.ts'

export const useWorkspaceState = (initial: Settings): Workspace => {
  const engine = useEngine()
  const [settings, changeSettings] = useSettings(initial)
  const [place, go] = useState<Place>('study')
  const [importing, setImporting] = useState<Choice | null>(null)
  const [lastStudy, setLastStudy] = useState<Choice | null>(null)
  const [tourStop, setTourStop] = useState<number | null>(null)
  const { interruption, forget } = useEngineLife(engine)
  const overview = useAnswer('study.describe', {})
  return {
    settings,
    changeSettings,
    study: overview.isSuccess ? overview.data : null,
    place,
    go,
    tourStop,
    setTourStop,
    importing,
    startImport: (file) => {
      setImporting(file)
      go('data')
    },
    endImport: (token) => setImporting((now) => (now?.token === token ? null : now)),
    lastStudy,
    rememberStudy: (study) => {
      setLastStudy(study)
      setImporting(null)
      forget()
      go('study')
      void desktop.noteStudy(study.token)
    },
    interruption,
  }
}
