import { useCallback, useEffect, useRef, useState } from 'react'
import { useCommand } from '../commands/registry.ts'
import { useAnswer, useEngine } from '../engine-client/engine.ts'

type History = { readonly past: readonly number[]; readonly present: number | null; readonly future: readonly number[] }
type Direction = 'back' | 'forth'

const empty: History = { past: [], present: null, future: [] }

/** Undo and redo of changes to the plan since the study was opened: each brings an earlier revision back as a new one. */
export const usePlanHistory = (): void => {
  const { call } = useEngine()
  const revision = useAnswer('plan.describe', {}).data?.revision ?? null
  const history = useRef(empty)
  const [shown, setShown] = useState(empty)
  const isTravelling = useRef(false)
  const lastStep = useRef(Promise.resolve())

  const put = useCallback((next: History): void => {
    history.current = next
    setShown(next)
  }, [])
  useEffect(() => {
    if (revision !== null && !isTravelling.current) put(withRevision(history.current, revision))
  }, [put, revision])

  const travel = async (direction: Direction): Promise<void> => {
    isTravelling.current = true
    try {
      // What was changed a moment ago stands in the study before the page has read it.
      const { revision: present } = await call('plan.describe', {})
      const known = present === null ? history.current : withRevision(history.current, present)
      const to = (direction === 'back' ? known.past : known.future).at(-1)
      put(to === undefined ? known : stepped(known, direction, (await call('plan.restore', { revision: to })).revision))
    } finally {
      isTravelling.current = false
    }
  }
  /** A step waits for the one before it, however fast the key is pressed. */
  const step = (direction: Direction): void => {
    lastStep.current = lastStep.current.catch(() => undefined).then(() => travel(direction))
  }
  useCommand('plan.undo', () => step('back'), shown.past.length > 0)
  useCommand('plan.redo', () => step('forth'), shown.future.length > 0)
}

/** The history with a revision that has come to be; revisions only grow, and what was undone before a change is gone. */
const withRevision = (before: History, revision: number): History => {
  const { past, present } = before
  if (present === null) return { past, present: revision, future: [] }
  return revision <= present ? before : { past: [...past, present], present: revision, future: [] }
}

/** The history after a step that arrived as a new revision. */
const stepped = ({ past, present, future }: History, direction: Direction, arrived: number): History => {
  const left = present === null ? [] : [present]
  return direction === 'back'
    ? { past: past.slice(0, -1), present: arrived, future: [...future, ...left] }
    : { past: [...past, ...left], present: arrived, future: future.slice(0, -1) }
}
