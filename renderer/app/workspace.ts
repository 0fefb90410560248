import { createContext, useContext } from 'react'
import type { Settings } from '../../main/contract/desktop.ts'
import type { Choice } from '../../main/contract/shell-api.ts'
import type { StudyOverview } from '../../main/contract/study-overview.ts'

export const places = [
  'study',
  'data',
  'quality',
  'design',
  'tables',
  'charts',
  'report',
  'validation',
  'publication',
  'people',
  'log',
] as const
export type Place = (typeof places)[number]

/** What every part of the page may know and change of the whole. */
export type Workspace = {
  readonly settings: Settings
  readonly changeSettings: (part: Partial<Settings>) => void
  /** The open study; null while none is. */
  readonly study: StudyOverview | null
  readonly place: Place
  readonly go: (place: Place) => void
  /** Where the tour of the places is; null while nobody is on it. */
  readonly tourStop: number | null
  readonly setTourStop: (stop: number | null) => void
  /** The file that is being looked at before it is imported. */
  readonly importing: Choice | null
  readonly startImport: (file: Choice) => void
  /** The file of this token is in, or is not wanted any more; whoever has gone on to something else stays there. */
  readonly endImport: (token: string) => void
  /** The study opened last, for opening it again. */
  readonly lastStudy: Choice | null
  readonly rememberStudy: (study: Choice) => void
  /** Why the study is closed although nobody closed it. */
  readonly interruption: 'failed' | 'locked' | null
}

export const WorkspaceContext = createContext<Workspace | null>(null)

export const useWorkspace = (): Workspace => {
  const workspace = useContext(WorkspaceContext)
  if (!workspace) throw new Error('no workspace around this part of the page')
  return workspace
}
