import type { Args, CommandName, Result } from '../../main/contract/commands.ts'
import type { EngineEvent, Reply, Request } from '../../main/contract/wire.ts'
import { EngineFailure } from './failure.ts'

export type Progress = { readonly phase: string; readonly done: number; readonly total: number }
type ChangedPart = Extract<EngineEvent, { event: 'changed' }>['parts'][number]

export type CallOptions = { readonly signal?: AbortSignal; readonly onProgress?: (progress: Progress) => void }

/** The engine as the page knows it: calls wait for a port, and fail when the engine behind it ends. */
export type Connection = {
  call<C extends CommandName>(command: C, args: Args<C>, options?: CallOptions): Promise<Result<C>>
  onChanged(listener: (parts: readonly ChangedPart[]) => void): void
  /** A new port: what was asked before nobody answers any more. */
  attach(port: MessagePort): void
  detach(): void
}

type Pending = {
  readonly request: Request
  readonly resolve: (result: never) => void
  readonly reject: (failure: EngineFailure) => void
  readonly onProgress: CallOptions['onProgress']
}

export const createConnection = (): Connection => {
  const pending = new Map<number, Pending>()
  const listeners: Parameters<Connection['onChanged']>[0][] = []
  let port: MessagePort | null = null
  let lastId = 0

  const settle = (id: number): Pending | undefined => {
    const call = pending.get(id)
    pending.delete(id)
    return call
  }

  const take = (message: Reply): void => {
    if ('event' in message) {
      if (message.event === 'changed') for (const listener of listeners) listener(message.parts)
      else pending.get(message.request)?.onProgress?.(message)
    } else if ('failure' in message) settle(message.id)?.reject(new EngineFailure(message.failure))
    else settle(message.id)?.resolve(message.result as never)
  }

  const detach = (): void => {
    port?.close()
    if (port) for (const id of [...pending.keys()]) settle(id)?.reject(stopped())
    port = null
  }

  return {
    call: (command, args, { signal, onProgress } = {}) =>
      new Promise((resolve, reject) => {
        lastId += 1
        const id = lastId
        const request = { id, command, args }
        pending.set(id, { request, resolve, reject, onProgress })
        port?.postMessage(request)
        signal?.addEventListener('abort', () => port?.postMessage({ cancel: id }))
      }),
    onChanged: (listener) => void listeners.push(listener),
    attach: (next) => {
      detach()
      port = next
      next.onmessage = ({ data }: MessageEvent<Reply>) => take(data)
      for (const { request } of pending.values()) next.postMessage(request)
    },
    detach,
  }
}

const stopped = (): EngineFailure => new EngineFailure({ code: 'engine.stopped', params: {} })
