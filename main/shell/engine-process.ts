import { fork } from 'node:child_process'
import { type MessagePortMain, utilityProcess } from 'electron'
import type { Grant } from '../contract/desktop.ts'

/** The engine in a process of its own. */
export type EngineProcess = {
  /** Gives it the port to a page; a new one takes the place of the one before. */
  connect(port: MessagePortMain): void
  grant(grant: Grant): void
  end(): void
}

export type EngineStart = {
  /** The built host and the folder of resources it works with. */
  readonly host: string
  readonly resources: string
  /** A Node to run it on in place of Electron's own utility process, for debugging; never in a packaged app. */
  readonly node: string | undefined
  readonly onExit: () => void
}

export const startEngine = (start: EngineStart): EngineProcess =>
  start.node === undefined ? inUtilityProcess(start) : onNode(start, start.node)

const inUtilityProcess = ({ host, resources, onExit }: EngineStart): EngineProcess => {
  const child = utilityProcess.fork(host, [resources], { serviceName: 'engine', stdio: 'inherit', env: {} })
  child.once('exit', onExit)
  return {
    connect: (port) => child.postMessage(null, [port]),
    grant: (grant) => child.postMessage(grant),
    end: () => void child.kill(),
  }
}

/** A Node process cannot take a port, so the shell passes every message on. */
const onNode = ({ host, resources, onExit }: EngineStart, node: string): EngineProcess => {
  const child = fork(host, [resources], {
    execPath: node,
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.once('exit', onExit)
  let current: MessagePortMain | null = null
  child.on('message', (message) => current?.postMessage(message))
  return {
    connect: (port) => {
      current?.close()
      current = port
      port.on('message', ({ data }) => child.send({ page: data }))
      port.start()
      child.send({ connect: true })
    },
    grant: (grant) => void child.send({ grant }),
    end: () => void child.kill(),
  }
}
