import { QueryClientProvider } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { Settings } from '../../main/contract/desktop.ts'
import { createRegistry, RegistryContext } from '../commands/registry.ts'
import { createEngineClient, EngineContext } from '../engine-client/engine.ts'
import { StartDialogs } from '../features/start/start-dialogs.tsx'
import { StartScreen } from '../features/start/start-screen.tsx'
import { NumbersContext } from '../i18n/figures.ts'
import { LateFrame, readFrameAhead } from './frame-ahead.ts'
import { GlobalCommands } from './global-commands.tsx'
import { StatusBar } from './status-bar.tsx'
import { useWorkspaceState } from './use-workspace-state.ts'
import { WorkspaceContext } from './workspace.ts'

export const App = ({ initial }: { readonly initial: Settings }) => {
  const [engine] = useState(createEngineClient)
  const [registry] = useState(createRegistry)
  return (
    <EngineContext value={engine}>
      <QueryClientProvider client={engine.queries}>
        <RegistryContext value={registry}>
          <Desk initial={initial} />
        </RegistryContext>
      </QueryClientProvider>
    </EngineContext>
  )
}

/** Start while no study is open, the frame with its places while one is. */
const Desk = ({ initial }: { readonly initial: Settings }) => {
  const workspace = useWorkspaceState(initial)
  const { study, settings } = workspace
  useEffect(readFrameAhead, [])
  return (
    <I18nProvider locale={settings.language}>
      <WorkspaceContext value={workspace}>
        <NumbersContext value={settings.numbers}>
          <GlobalCommands />
          <div className="desk">
            <StartDialogs>
              {(openStudy) =>
                study ? (
                  <Suspense fallback={null}>
                    <LateFrame study={study} />
                  </Suspense>
                ) : (
                  <StartScreen onOpen={openStudy} />
                )
              }
            </StartDialogs>
            <StatusBar />
          </div>
        </NumbersContext>
      </WorkspaceContext>
    </I18nProvider>
  )
}
