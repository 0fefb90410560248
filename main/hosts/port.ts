import type { CommandName } from '../contract/commands.ts'
import { Failure } from '../contract/failure.ts'
import { type FailureMessage, type Reply, Request } from '../contract/wire.ts'
import type { Engine } from '../engine/context.ts'
import { type Choices, concealParams } from './choices.ts'

/** Anything shaped like a message port. */
export type Port = {
  onMessage(take: (message: unknown) => void): void
  send(message: Reply): void
}

/**
 * Puts the engine behind a port: requests and cancellations in; results, failures and events out. Whoever is at the
 * other end gives tokens for paths and never sees one. The returned function stops serving.
 */
export const servePort = (engine: Engine, port: Port, choices: Choices): (() => void) => {
  const running = new Map<number, AbortController>()
  let isServing = true
  const send = (message: Reply): void => {
    if (isServing) port.send(message)
  }
  const stopListening = engine.onChanged((parts) => send({ event: 'changed', parts: [...parts] }))

  const answer = async (id: number, command: string, args: unknown): Promise<void> => {
    const controller = new AbortController()
    running.set(id, controller)
    const onProgress = (phase: string, done: number, total: number): void =>
      send({ event: 'progress', request: id, phase, done, total })
    try {
      const options = { signal: controller.signal, onProgress }
      const result = await engine.call(command as CommandName, choices.admit(command, args) as never, options)
      send({ id, result: choices.conceal(command, result) })
    } catch (error) {
      send({ id, failure: messageOf(error) })
    } finally {
      running.delete(id)
    }
  }

  port.onMessage((message) => {
    const request = Request.safeParse(message)
    // Without a number there is nobody to answer.
    if (!request.success || !isServing) return
    if ('cancel' in request.data) running.get(request.data.cancel)?.abort()
    else void answer(request.data.id, request.data.command, request.data.args)
  })

  return () => {
    isServing = false
    stopListening()
    for (const controller of running.values()) controller.abort()
  }
}

const messageOf = (error: unknown): FailureMessage =>
  error instanceof Failure
    ? { code: error.code, params: concealParams(error.params) }
    : { code: 'internal', params: { incident: '' } }
