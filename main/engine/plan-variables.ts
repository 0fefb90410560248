import { Failure } from '../contract/failure.ts'
import type { Handlers } from './context.ts'
import { workspaceOf } from './workspace.ts'

/** What a table can be made of. */
export const planVariableHandlers: Pick<Handlers, 'plan.variables'> = {
  'plan.variables': ({ design }, { session, surroundings }) => {
    const { plan, derived } = workspaceOf(session, surroundings.resources)
    const spec = plan.designs.find(({ id }) => id === design)
    if (!spec) throw new Failure('plan.unknown-design', { design, table: '' })
    const frame = derived().frames.get(spec.dataset)
    if (!frame) throw new Failure('plan.unknown-dataset', { dataset: spec.dataset })
    return [...frame.variables.values()]
  },
}
