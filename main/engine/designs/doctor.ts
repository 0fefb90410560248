import { Failure } from '../../contract/failure.ts'
import { examineDesign } from '../../core/doctor/examine-design.ts'
import type { Handlers } from '../context.ts'
import { workspaceOf } from '../workspace.ts'

/** A design of the plan looked at before anything is estimated with it. */
export const doctorHandlers: Pick<Handlers, 'design.examine'> = {
  'design.examine': ({ design }, { session, surroundings }) => {
    const { plan, derivable } = workspaceOf(session, surroundings.resources)
    const spec = plan.designs.find(({ id }) => id === design)
    if (!spec) throw new Failure('plan.no-design', { design })
    return { findings: [...examineDesign(spec, derivable())] }
  },
}
