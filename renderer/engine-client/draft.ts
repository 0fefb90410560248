import { useCallback, useEffect, useRef, useState } from 'react'
import type { Result } from '../../main/contract/commands.ts'
import { useAnswer, useEngine } from './engine.ts'

/** A draft is kept when the typing rests. */
const restMs = 300

export type DraftState<Value> = {
  /** What is being filled in: as it was left, or `initial`; null while nothing is. */
  readonly value: Value | null
  readonly change: (value: Value) => void
  /** Throws it away: it was kept for good, or is not wanted any more. */
  readonly discard: () => void
}

/** Something that is filled in over time and is kept in the study meanwhile, so that no crash or lock takes it away. */
export const useDraft = <Value extends object>(name: string): DraftState<Value> => {
  const { call, queries } = useEngine()
  const stored = useAnswer('draft.list', {})
  const [local, setLocal] = useState<{ readonly name: string; readonly value: Value | null } | null>(null)
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; keep: () => void } | null>(null)

  const keep = useCallback(
    (value: Value | null): void => {
      const json = value === null ? null : JSON.stringify(value)
      queries.setQueryData<Result<'draft.list'>>(['draft.list', {}], (list = []) => [
        ...list.filter((draft) => draft.name !== name),
        ...(json === null ? [] : [{ name, json }]),
      ])
      void call('draft.keep', { name, json }).catch(() => undefined)
    },
    [call, queries, name],
  )
  const flush = useCallback((): void => {
    if (!waiting.current) return
    clearTimeout(waiting.current.timer)
    waiting.current.keep()
    waiting.current = null
  }, [])
  useEffect(() => flush, [flush])

  const change = (value: Value): void => {
    setLocal({ name, value })
    if (waiting.current) clearTimeout(waiting.current.timer)
    waiting.current = { keep: () => keep(value), timer: setTimeout(flush, restMs) }
  }
  const discard = (): void => {
    if (waiting.current) clearTimeout(waiting.current.timer)
    waiting.current = null
    setLocal({ name, value: null })
    keep(null)
  }
  const json = stored.data?.find((draft) => draft.name === name)?.json
  const value = local?.name === name ? local.value : json === undefined ? null : (JSON.parse(json) as Value)
  return { value, change, discard }
}
