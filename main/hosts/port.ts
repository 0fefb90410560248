import type { CommandName } from '../contract/commands.ts'
import { Failure } from '../contract/failure.ts'
import { type Reply, Request } from '../contract/wire.ts'
import type { Engine } from '../engine/context.ts'

/** Anything shaped like a message port. */
export type Port = {
  onMessage(take: (message: unknown) => void): void
  send(message: Reply): void
}

/** Puts the engine behind a port: requests and cancellations in; results, failures and events out. */
export const servePort = (engine: Engine, port: Port): void => {
  const running = new Map<number, AbortController>()
  engine.onChanged((parts) => port.send({ event: 'changed', parts: [...parts] }))
  port.onMessage((message) => {
    const request = Request.safeParse(message)
    // Without a number there is nobody to answer.
    if (!request.success) return
    if ('cancel' in request.data) {
      running.get(request.data.cancel)?.abort()
      return
    }
    const { id, command, args } = request.data
    const controller = new AbortController()
    running.set(id, controller)
    const onProgress = (phase: string, done: number, total: number): void =>
      port.send({ event: 'progress', request: id, phase, done, total })
    engine
      .call(command as CommandName, args as never, { signal: controller.signal, onProgress })
      .then((result) => port.send({ id, result }))
      .catch((error: unknown) => port.send({ id, failure: messageOf(error) }))
      .finally(() => running.delete(id))
  })
}

const messageOf = (error: unknown): { code: string; params: Readonly<Record<string, string | number>> } =>
  error instanceof Failure ? { code: error.code, params: error.params } : { code: 'internal', params: { incident: '' } }
