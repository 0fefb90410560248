import { useEffect, useRef, useState } from 'react'
import type { DesignSpec } from '../../../main/contract/design.ts'
import type { FailureMessage } from '../../../main/contract/wire.ts'
import { useAction } from '../../engine-client/engine.ts'

export type DesignState = {
  /** The design as it is on the screen: as the plan has it, or as it will in a moment. */
  readonly design: DesignSpec
  /** Keeps a change in the plan at once; undoing brings the plan of before back. */
  readonly change: (part: Partial<DesignSpec>) => void
  readonly failure: FailureMessage | null
}

export const useDesign = (kept: DesignSpec): DesignState => {
  const edit = useAction('plan.edit')
  const [coming, setComing] = useState<DesignSpec | null>(null)
  const pending = useRef(0)
  const design = coming ?? kept
  // What is coming is shown until the plan has it, so that the next change builds on it.
  useEffect(() => {
    if (kept && pending.current === 0) setComing(null)
  }, [kept])
  const change = async (part: Partial<DesignSpec>): Promise<void> => {
    const given = Object.entries({ ...design, ...part }).filter(([, value]) => value !== undefined)
    const next = Object.fromEntries(given) as DesignSpec
    setComing(next)
    pending.current += 1
    try {
      await edit.mutateAsync({ edits: [{ edit: 'design', design: next }] })
    } catch {
      setComing(null)
    } finally {
      pending.current -= 1
    }
  }
  return { design, change: (part) => void change(part), failure: edit.error }
}
