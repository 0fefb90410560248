import { useEffect, useState } from 'react'
import { enginePortMessage } from '../../main/contract/shell-api.ts'
import type { Engine } from '../engine-client/engine.ts'
import { desktop } from './shell.ts'

/** Takes every port to the engine that the desktop gives, and says why the last engine ended, if it did. */
export const useEngineLife = (engine: Engine): { interruption: 'failed' | 'locked' | null; forget: () => void } => {
  const [interruption, setInterruption] = useState<'failed' | 'locked' | null>(null)
  useEffect(() => {
    const takePort = ({ data, origin, ports: [port] }: MessageEvent): void => {
      if (origin !== location.origin || data?.type !== enginePortMessage || !port) return
      engine.connection.attach(port)
      void engine.queries.invalidateQueries()
    }
    window.addEventListener('message', takePort)
    const stop = desktop.onEvent((event) => {
      if (event.event !== 'engineStopped') return
      const hadStudy = engine.queries.getQueryState(['study.describe', {}])?.status === 'success'
      if (hadStudy) setInterruption(event.reason)
      engine.connection.detach()
      engine.queries.clear()
      void engine.queries.resetQueries()
    })
    void desktop.connect()
    return () => {
      window.removeEventListener('message', takePort)
      stop()
    }
  }, [engine])
  return { interruption, forget: () => setInterruption(null) }
}
