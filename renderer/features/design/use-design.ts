import type { DesignSpec } from '../../../main/contract/design.ts'
import type { FailureMessage } from '../../../main/contract/wire.ts'
import { usePlanPart } from '../../engine-client/use-plan-part.ts'

export type DesignState = {
  /** The design as it is on the screen: as the plan has it, or as it will in a moment. */
  readonly design: DesignSpec
  /** Keeps a change in the plan at once; undoing brings the plan of before back. */
  readonly change: (part: Partial<DesignSpec>) => void
  readonly failure: FailureMessage | null
}

export const useDesign = (kept: DesignSpec): DesignState => {
  const { part, change, failure } = usePlanPart(kept, (design) => ({ edit: 'design', design }))
  return { design: part, change: (given) => change((now) => withPart(now, given)), failure }
}

/** The design with a part of it changed; what is undefined is left out. */
const withPart = (design: DesignSpec, part: Partial<DesignSpec>): DesignSpec => {
  const given = Object.entries({ ...design, ...part }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as DesignSpec
}
