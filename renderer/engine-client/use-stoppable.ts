import { useRef } from 'react'
import { type Engine, useEngine } from './engine.ts'

/** Calls of the engine that can be stopped: what is under way leaves the study as it was, what has not begun does not begin. */
export const useStoppable = (): { readonly call: Engine['call']; readonly stop: () => void } => {
  const engine = useEngine()
  const { current: controller } = useRef(new AbortController())
  const call: Engine['call'] = async (command, args) => {
    controller.signal.throwIfAborted()
    return engine.call(command, args, { signal: controller.signal })
  }
  return { call, stop: () => controller.abort() }
}
