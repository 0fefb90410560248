import { useRef, useState } from 'react'
import type { PlanEdit } from '../../main/contract/plan-edit-commands.ts'
import type { FailureMessage } from '../../main/contract/wire.ts'
import { useAction } from './engine.ts'

export type PlanPartState<Part> = {
  /** The part as it is on the screen: as the plan has it, or as it will in a moment. */
  readonly part: Part
  /** Keeps a change in the plan at once, made of what is coming, however fast changes follow; undoing brings the plan of before back. */
  readonly change: (next: (now: Part) => Part) => void
  readonly failure: FailureMessage | null
}

/** A part of the plan that is changed in place; `editOf` says how the plan is told. */
export const usePlanPart = <Part>(kept: Part, editOf: (part: Part) => PlanEdit): PlanPartState<Part> => {
  const edit = useAction('plan.edit')
  const [coming, setComing] = useState<{ readonly part: Part } | null>(null)
  const pending = useRef(0)
  // What is coming is shown until the plan has it, so that the next change builds on it.
  const [seen, setSeen] = useState(kept)
  if (seen !== kept) {
    setSeen(kept)
    if (pending.current === 0) setComing(null)
  }
  const part = coming ? coming.part : kept
  const now = useRef(part)
  now.current = part
  const change = async (next: (now: Part) => Part): Promise<void> => {
    const changed = next(now.current)
    now.current = changed
    setComing({ part: changed })
    pending.current += 1
    try {
      await edit.mutateAsync({ edits: [editOf(changed)] })
    } catch {
      setComing(null)
    } finally {
      pending.current -= 1
    }
  }
  return { part, change: (next) => void change(next), failure: edit.error }
}
