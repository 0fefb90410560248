import { ComparisonTable } from '../../contract/comparison.ts'
import type { Failure } from '../../contract/failure.ts'
import type { ResultTable } from '../../contract/results.ts'
import { computeComparison } from '../../core/plan/estimates/compute-comparison.ts'
import { tablesBehind } from '../../core/plan/table-inputs.ts'
import { findResult, saveResult } from '../../study/results.ts'
import type { Study } from '../../study/study.ts'
import type { Context } from '../context.ts'
import { inTurn } from '../in-turn.ts'
import type { Workspace } from '../workspace.ts'
import { comparisonKeyOf } from './result-keys.ts'

/** The plan's comparisons of those `tables` that there are, each computed unless the study keeps it for the same inputs. */
export const runComparisons = (
  study: Study,
  workspace: Workspace,
  tables: readonly ResultTable[],
  context: Context,
): Promise<readonly (ComparisonTable | Failure)[]> => {
  const { plan, design } = workspace
  const sources = { plan, design, tables: new Map(tables.map((table) => [table.id, table])) }
  const possible = plan.comparisons.filter((spec) => tablesBehind(plan, spec).every(({ id }) => sources.tables.has(id)))
  return inTurn(possible, 'comparing', context, (spec) => {
    const key = comparisonKeyOf(workspace, spec)
    const kept = keptComparison(study, key)
    const comparison = kept ?? { ...computeComparison(spec, sources), key }
    if (!kept) saveResult(study, { key, table: spec.id, json: JSON.stringify(comparison) })
    return comparison
  })
}

/** Those of the plan's comparisons that the study keeps for the present data and plan. */
export const keptComparisons = (study: Study, workspace: Workspace): ComparisonTable[] =>
  workspace.plan.comparisons.flatMap((spec) => keptComparison(study, comparisonKeyOf(workspace, spec)) ?? [])

const keptComparison = (study: Study, key: string): ComparisonTable | null => {
  const kept = findResult(study, key)
  return kept && ComparisonTable.parse(JSON.parse(kept.json))
}
