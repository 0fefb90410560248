import { TestResult, type TestSpec } from '../../contract/hypothesis.ts'
import { designOf } from '../../core/plan/table-inputs.ts'
import { adjustFamilies } from '../../core/plan/tests/adjust-families.ts'
import { computeTest } from '../../core/plan/tests/compute-test.ts'
import { appendAudit } from '../../study/audit.ts'
import { findResult, saveResult } from '../../study/results.ts'
import type { Study } from '../../study/study.ts'
import type { Context, Handlers } from '../context.ts'
import { allOf, inTurn } from '../in-turn.ts'
import { studyOf } from '../session.ts'
import { tried, type Workspace, workspaceOf } from '../workspace.ts'
import { testKeyOf } from './result-keys.ts'

/** Tests and models on the plan's designs. */
export const testHandlers: Pick<Handlers, 'plan.tests' | 'test.run'> = {
  'plan.tests': async (_args, context) => {
    const { session, surroundings } = context
    return { tests: await runTests(studyOf(session), workspaceOf(session, surroundings.resources), context) }
  },
  'test.run': ({ test: written }, { session, surroundings, changed }) => {
    const study = studyOf(session)
    const workspace = workspaceOf(session, surroundings.resources)
    const test = tried(written, workspace)
    designOf(workspace.plan, test)
    const result = compute(workspace, test)
    appendAudit(study, { action: 'test.run', object: `test/${test.id}`, details: { n: result.n, key: result.key } })
    changed('audit')
    return result
  },
}

/**
 * The plan's tests and models, each computed unless the study keeps it for the same inputs. It is kept with its own p
 * value: what its family makes of that depends on the others.
 */
export const runTests = async (study: Study, workspace: Workspace, context: Context): Promise<TestResult[]> => {
  const results = await inTurn(workspace.plan.tests, 'testing', context, (spec) => {
    const kept = keptTest(study, workspace, spec)
    const result = kept ?? compute(workspace, spec)
    if (!kept) saveResult(study, { key: result.key, table: spec.id, json: JSON.stringify(result) })
    return result
  })
  return [...adjustFamilies(allOf(results))]
}

/** A kept test belongs to the family that the plan gives it now. */
const keptTest = (study: Study, workspace: Workspace, spec: TestSpec): TestResult | null => {
  const kept = findResult(study, testKeyOf(workspace, spec))
  return kept && { ...TestResult.parse(JSON.parse(kept.json)), family: spec.family ?? null }
}

const compute = (workspace: Workspace, spec: TestSpec): TestResult => ({
  ...computeTest(workspace.plan, spec, workspace.design(designOf(workspace.plan, spec))),
  key: testKeyOf(workspace, spec),
})
