import { Failure } from '../../contract/failure.ts'
import type { Frame } from '../../core/data/frame.ts'
import type { Handlers } from '../context.ts'
import { type Workspace, workspaceOf } from '../workspace.ts'

/** What a table can be made of. */
export const planVariableHandlers: Pick<Handlers, 'plan.variables'> = {
  'plan.variables': ({ design }, { session, surroundings }) => [
    ...frameOfDesign(workspaceOf(session, surroundings.resources), design).variables.values(),
  ],
}

/** The dataset of a design of the plan, with all that is derived. */
export const frameOfDesign = ({ plan, derivable }: Workspace, design: string): Frame => {
  const spec = plan.designs.find(({ id }) => id === design)
  if (!spec) throw new Failure('plan.unknown-design', { design, table: '' })
  const frame = derivable().get(spec.dataset)
  if (!frame) throw new Failure('plan.unknown-dataset', { dataset: spec.dataset })
  return frame
}
