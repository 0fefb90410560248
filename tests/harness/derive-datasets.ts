import type { Codelist } from '../../main/contract/codelist.ts'
import type { Plan } from '../../main/contract/plan.ts'
import type { Frame } from '../../main/core/data/frame.ts'
import { collectedFrame, type DerivedDatasets, deriveInOrder } from '../../main/core/plan/derive-datasets.ts'

type Frames = ReadonlyMap<string, Frame>
type Lists = ReadonlyMap<string, Codelist>

/** The datasets documented by the plan's codebook. */
export const collectedDatasets = (plan: Plan, frames: Frames, lists: Lists): Frames =>
  new Map([...frames].map(([name, frame]) => [name, collectedFrame(plan, frame, lists)]))

/** The same after all derivations of the plan. */
export const deriveDatasets = (plan: Plan, frames: Frames, lists: Lists): DerivedDatasets =>
  deriveInOrder(plan.derivations, collectedDatasets(plan, frames, lists), lists)
