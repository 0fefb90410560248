import { useEffect, useRef, useState } from 'react'
import { useCommand } from '../commands/registry.ts'
import { useAction, useAnswer } from '../engine-client/engine.ts'

type History = { readonly past: readonly number[]; readonly present: number | null; readonly future: readonly number[] }

const empty: History = { past: [], present: null, future: [] }

/** Undo and redo of changes to the plan since the study was opened: each brings an earlier revision back as a new one. */
export const usePlanHistory = (): void => {
  const revision = useAnswer('plan.describe', {}).data?.revision ?? null
  const restore = useAction('plan.restore')
  const [history, setHistory] = useState<History>(empty)
  const isTravelling = useRef(false)

  useEffect(() => {
    if (revision === null || isTravelling.current) return
    setHistory((before) => {
      if (before.present === revision) return before
      const past = before.present === null ? [] : [...before.past, before.present]
      return { past, present: revision, future: [] }
    })
  }, [revision])

  const travel = async (to: number, next: (arrived: number) => History): Promise<void> => {
    isTravelling.current = true
    try {
      const { revision: arrived } = await restore.mutateAsync({ revision: to })
      setHistory(next(arrived))
    } finally {
      isTravelling.current = false
    }
  }
  const { past, present, future } = history
  const back = past.at(-1)
  const forth = future.at(-1)
  useCommand(
    'plan.undo',
    () => {
      if (back === undefined || present === null) return
      void travel(back, (arrived) => ({ past: past.slice(0, -1), present: arrived, future: [...future, present] }))
    },
    back !== undefined && !restore.isPending,
  )
  useCommand(
    'plan.redo',
    () => {
      if (forth === undefined || present === null) return
      void travel(forth, (arrived) => ({ past: [...past, present], present: arrived, future: future.slice(0, -1) }))
    },
    forth !== undefined && !restore.isPending,
  )
}
