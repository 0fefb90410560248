import { ComparisonTable } from '../../contract/comparison.ts'
import type { ResultTable } from '../../contract/results.ts'
import { computeComparison } from '../../core/plan/estimates/compute-comparison.ts'
import { findResult, saveResult } from '../../study/results.ts'
import type { Study } from '../../study/study.ts'
import type { Context } from '../context.ts'
import type { Workspace } from '../workspace.ts'
import { comparisonKeyOf } from './result-keys.ts'

/** The plan's comparisons of its `tables`, each computed unless the study keeps it for the same inputs. */
export const runComparisons = async (
  study: Study,
  workspace: Workspace,
  tables: readonly ResultTable[],
  { progress, signal }: Context,
): Promise<ComparisonTable[]> => {
  const { plan, design } = workspace
  const sources = { plan, design, tables: new Map(tables.map((table) => [table.id, table])) }
  const comparisons: ComparisonTable[] = []
  for (const [done, spec] of plan.comparisons.entries()) {
    signal.throwIfAborted()
    progress('comparing', done, plan.comparisons.length)
    const key = comparisonKeyOf(workspace, spec)
    const kept = keptComparison(study, key)
    const comparison = kept ?? { ...computeComparison(spec, sources), key }
    if (!kept) saveResult(study, { key, table: spec.id, json: JSON.stringify(comparison) })
    comparisons.push(comparison)
    // Lets a cancellation or a question from outside come through between two comparisons.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return comparisons
}

/** Those of the plan's comparisons that the study keeps for the present data and plan. */
export const keptComparisons = (study: Study, workspace: Workspace): ComparisonTable[] =>
  workspace.plan.comparisons.flatMap((spec) => keptComparison(study, comparisonKeyOf(workspace, spec)) ?? [])

const keptComparison = (study: Study, key: string): ComparisonTable | null => {
  const kept = findResult(study, key)
  return kept && ComparisonTable.parse(JSON.parse(kept.json))
}
