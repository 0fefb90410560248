import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Grant } from '../../main/contract/desktop.ts'
import type { Reply } from '../../main/contract/wire.ts'
import { resources } from './engine.ts'

/** The engine's own host in a process of its own, as the shell starts it on a Node; it can be killed at any moment. */
export type EngineProcess = {
  take(message: unknown): void
  grant(grant: Grant): void
  /** Ends it without a word. */
  kill(): Promise<void>
}

const ownHost = join(import.meta.dirname, '../../main/hosts/utility.ts')

export const startEngineProcess = (
  deliver: (message: Reply) => void,
  { host, resources: folder } = { host: ownHost, resources },
): EngineProcess => {
  const child: ChildProcess = fork(host, [folder], { serialization: 'advanced', execArgv: [] })
  child.on('message', (message) => deliver(message as Reply))
  child.send({ connect: true })
  return {
    take: (message) => void child.send({ page: message }),
    grant: (grant) => void child.send({ grant }),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}
