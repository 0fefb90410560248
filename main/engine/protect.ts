import type { ComparisonTable } from '../contract/comparison.ts'
import { DisclosureSpec } from '../contract/disclosure.ts'
import { Failure } from '../contract/failure.ts'
import type { ResultTable } from '../contract/results.ts'
import { type ProtectedTables, protectTables } from '../core/plan/protect-tables.ts'
import { releasedSystems } from '../core/plan/released-systems.ts'
import { designOf } from '../core/plan/table-inputs.ts'
import type { NamedSystem } from '../core/plan/table-systems.ts'
import { highsSolver } from '../solver/highs.ts'
import { releases } from '../study/releases.ts'
import type { Study } from '../study/study.ts'
import type { Context } from './context.ts'
import { disclosurePace } from './disclosure-pace.ts'
import { releasedTables } from './release/registered-results.ts'
import type { Workspace } from './workspace.ts'

/** The rules of the plan, or those in force where it says nothing. */
export const disclosureSpecOf = ({ plan }: Workspace): DisclosureSpec => plan.disclosure ?? DisclosureSpec.parse({})

/**
 * Protects the tables and comparisons of one release together: what may leave is what comes back, and no figure is to be
 * taken from the tables given. What left before is known. Without a pattern (`unprotectable`) nothing may leave, and categories to merge are named.
 */
export const protectRelease = async (
  study: Study,
  workspace: Workspace,
  tables: readonly ResultTable[],
  comparisons: readonly ComparisonTable[],
  context: Context,
): Promise<ProtectedTables> => {
  const spec = disclosureSpecOf(workspace)
  const earlier = releases(study).flatMap(releasedTables)
  return protectTables(
    { ...inputOf(workspace), tables, comparisons, earlier },
    await highsSolver(),
    disclosurePace(context, spec.seconds),
  )
}

/** The systems behind the tables of a release, hidden as they left. */
export const systemsOfRelease = async (
  study: Study,
  workspace: Workspace,
  number: number,
  context: Context,
): Promise<readonly NamedSystem[]> => {
  const all = releases(study)
  const release = all.find((one) => one.number === number)
  if (!release) throw new Failure('release.unknown', { number })
  const left = releasedTables(release)
  const input = inputOf(workspace)
  const plan = { ...workspace.plan, tables: left.flatMap(({ spec }) => spec ?? []) }
  const earlier = all.filter((one) => one.number < number).flatMap(releasedTables)
  return releasedSystems(
    { ...input, plan, tables: left.map(({ printed }) => printed), comparisons: [], earlier },
    number,
    await highsSolver(),
    disclosurePace(context, input.spec.seconds),
  )
}

const inputOf = (workspace: Workspace) => ({
  plan: workspace.plan,
  spec: disclosureSpecOf(workspace),
  prepared: (design: string) => workspace.design(designOf(workspace.plan, { id: design, design })),
})
