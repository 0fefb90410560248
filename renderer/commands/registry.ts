import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react'
import { useMay } from '../app/use-may.ts'
import { type CommandId, commandIds, definitionOf } from './table.ts'

type Handler = { readonly run: () => void; readonly isAvailable: boolean }

/** Which commands can be run now, and what they do. */
export type Registry = {
  set(id: CommandId, handler: Handler | null): void
  run(id: CommandId): void
  isAvailable(id: CommandId): boolean
  byShortcut(shortcut: string): CommandId | undefined
  subscribe(listener: () => void): () => void
  /** The commands that can be run, the same array until something changes. */
  available(): readonly CommandId[]
}

export const createRegistry = (): Registry => {
  const handlers = new Map<CommandId, Handler>()
  const listeners = new Set<() => void>()
  let available: readonly CommandId[] = []
  const isAvailable = (id: CommandId): boolean => handlers.get(id)?.isAvailable ?? false
  const tell = (): void => {
    const now = commandIds.filter(isAvailable)
    if (`${now}` === `${available}`) return
    available = now
    for (const listener of listeners) listener()
  }
  return {
    set: (id, handler) => {
      if (handler) handlers.set(id, handler)
      else handlers.delete(id)
      tell()
    },
    run: (id) => {
      const handler = handlers.get(id)
      if (handler?.isAvailable) handler.run()
    },
    isAvailable,
    byShortcut: (shortcut) => commandIds.find((id) => definitionOf(id).shortcut === shortcut),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    available: () => available,
  }
}

export const RegistryContext = createContext<Registry | null>(null)

export const useRegistry = (): Registry => {
  const registry = useContext(RegistryContext)
  if (!registry) throw new Error('no command registry around this part of the page')
  return registry
}

/** Says what a command does for as long as the calling part is on the screen. What a role does not allow cannot be run. */
export const useCommand = (id: CommandId, run: () => void, isPossible = true): void => {
  const registry = useRegistry()
  const may = useMay()
  const { asks } = definitionOf(id)
  const isAvailable = isPossible && (asks === undefined || may(asks))
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    registry.set(id, { run: () => latest.current(), isAvailable })
    return () => registry.set(id, null)
  }, [registry, id, isAvailable])
}

/** Whether one command can be run: whoever asks is drawn anew only when that changes. */
export const useIsAvailable = (id: CommandId): boolean => {
  const registry = useRegistry()
  return useSyncExternalStore(registry.subscribe, () => registry.isAvailable(id))
}

export const useAvailable = (): readonly CommandId[] => {
  const registry = useRegistry()
  return useSyncExternalStore(registry.subscribe, registry.available)
}
