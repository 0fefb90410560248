import type { ComparisonTable } from '../contract/comparison.ts'
import { DisclosureSpec } from '../contract/disclosure.ts'
import type { ResultTable } from '../contract/results.ts'
import { type ProtectedTables, protectTables } from '../core/plan/protect-tables.ts'
import { designOf } from '../core/plan/table-inputs.ts'
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
  const { plan } = workspace
  const spec = disclosureSpecOf(workspace)
  return protectTables(
    {
      plan,
      spec,
      tables,
      comparisons,
      earlier: releases(study).flatMap(releasedTables),
      prepared: (design) => workspace.design(designOf(plan, { id: design, design })),
    },
    await highsSolver(),
    disclosurePace(context, spec.seconds),
  )
}
