import type { MessagePortMain } from 'electron'
import type { Grant } from '../contract/desktop.ts'
import type { ShellEvent } from '../contract/shell-api.ts'
import { type EngineProcess, type EngineStart, startEngine } from './engine-process.ts'

export type EngineKeeper = {
  /** Ends the engine, and with it every key and every figure in memory, and starts an empty one. */
  lock(): void
  grant(grant: Grant): void
  connect(): void
  end(): void
}

type Surroundings = Omit<EngineStart, 'onExit'> & {
  readonly grants: () => readonly Grant[]
  /** Gives a new port to the page and its other end to the engine. */
  readonly bridge: (connect: (port: MessagePortMain) => void) => void
  readonly tell: (event: ShellEvent) => void
}

/** An engine that ends sooner than this has a lasting reason; it is not started again at once. */
const shortLifeMs = 3000

/** Keeps an engine running: one that ends is told to the page and followed by another, which knows the same choices. */
export const keepEngine = ({ grants, bridge, tell, ...start }: Surroundings): EngineKeeper => {
  let isEnding = false
  let isLocking = false
  let startedAt = 0
  let engine: EngineProcess

  const run = (): void => {
    startedAt = Date.now()
    engine = startEngine({ ...start, onExit: followUp })
    for (const grant of grants()) engine.grant(grant)
  }
  const connect = (): void => bridge((port) => engine.connect(port))
  const followUp = (): void => {
    if (isEnding) return
    tell({ event: 'engineStopped', reason: isLocking ? 'locked' : 'failed' })
    const wait = isLocking || Date.now() - startedAt > shortLifeMs ? 0 : shortLifeMs
    isLocking = false
    setTimeout(() => {
      if (isEnding) return
      run()
      connect()
    }, wait)
  }

  run()
  return {
    lock: () => {
      isLocking = true
      engine.end()
    },
    grant: (grant) => engine.grant(grant),
    connect,
    end: () => {
      isEnding = true
      engine.end()
    },
  }
}
