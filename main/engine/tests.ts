import type { TestSpec } from '../contract/hypothesis.ts'
import { checkTest } from '../core/plan/check-plan.ts'
import { adjustFamilies, computeTest } from '../core/plan/compute-test.ts'
import { designOf } from '../core/plan/table-inputs.ts'
import { appendAudit } from '../study/audit.ts'
import type { Handlers } from './context.ts'
import { studyOf } from './session.ts'
import { type Workspace, workspaceOf } from './workspace.ts'

/** Tests and models on the plan's designs. */
export const testHandlers: Pick<Handlers, 'plan.tests' | 'test.run'> = {
  'plan.tests': async (_args, { session, surroundings, signal, progress }) => {
    const workspace = workspaceOf(session, surroundings.resources)
    const { tests } = workspace.plan
    const results = []
    for (const [done, spec] of tests.entries()) {
      signal.throwIfAborted()
      progress('estimating', done, tests.length)
      results.push(run(workspace, spec))
      // Lets a cancellation come through between two tests.
      await new Promise((resolve) => setImmediate(resolve))
    }
    return { tests: [...adjustFamilies(tests, results)] }
  },
  'test.run': ({ test }, { session, surroundings, changed }) => {
    const study = studyOf(session)
    const workspace = workspaceOf(session, surroundings.resources)
    checkTest(workspace.plan, test)
    const result = run(workspace, test)
    appendAudit(study, { action: 'test.run', object: `test/${test.id}`, details: { n: result.n } })
    changed('audit')
    return result
  },
}

const run = (workspace: Workspace, spec: TestSpec) =>
  computeTest(spec, workspace.design(designOf(workspace.plan, spec)))
