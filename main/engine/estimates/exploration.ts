import type { Plan } from '../../contract/plan.ts'
import type { ResultTable } from '../../contract/results.ts'
import type { TableSpec } from '../../contract/table.ts'
import { variableOf } from '../../core/data/frame.ts'
import { checkComparison } from '../../core/plan/checking/check-comparison.ts'
import { checkTable } from '../../core/plan/checking/check-table.ts'
import { computeComparison } from '../../core/plan/estimates/compute-comparison.ts'
import { computeTable } from '../../core/plan/estimates/compute-table.ts'
import { designOf, tablesBehind } from '../../core/plan/table-inputs.ts'
import { suggestMerges } from '../../core/quality/suggest-merges.ts'
import type { Handlers } from '../context.ts'
import { paceOf } from '../pace-of.ts'
import { tried, type Workspace, workspaceOf } from '../workspace.ts'
import { comparisonKeyOf, keyOf } from './result-keys.ts'

/** What is asked of a table before it is kept: merges that help its cells, and comparisons of them. */
export const explorationHandlers: Pick<Handlers, 'table.suggestMerges' | 'comparison.run'> = {
  'table.suggestMerges': async ({ table: written }, context) => {
    const { session, surroundings } = context
    const workspace = workspaceOf(session, surroundings.resources)
    const { plan, design } = workspace
    const table = tried(written, workspace)
    checkTable(plan, table)
    const prepared = design(designOf(plan, table))
    const pace = paceOf(context)
    let done = 0
    const estimate = async (merged: TableSpec) => {
      await pace('merging', ++done, 0)
      return computeTable(plan, { ...merged, margins: false }, prepared)
    }
    const isOrdered = (name: string): boolean => {
      const { kind } = variableOf(prepared.frame, name)
      return kind === 'ordinal' || kind === 'count'
    }
    const suggestions = await suggestMerges(table, await estimate(table), isOrdered, estimate)
    return { suggestions: suggestions.map((one) => ({ ...one, merge: [...one.merge] })) }
  },
  'comparison.run': (written, { session, surroundings }) => {
    const workspace = workspaceOf(session, surroundings.resources)
    const { comparison, table } = tried(written, workspace)
    const asked = { ...workspace, plan: table ? withTable(workspace.plan, table) : workspace.plan }
    if (table) checkTable(asked.plan, table)
    checkComparison(asked.plan, comparison)
    const tables = new Map(tablesBehind(asked.plan, comparison).map((each) => [each.id, estimated(asked, each)]))
    const key = comparisonKeyOf(asked, comparison)
    return { ...computeComparison(comparison, { ...asked, tables }), key }
  },
}

const withTable = (plan: Plan, table: TableSpec): Plan => ({
  ...plan,
  tables: [...plan.tables.filter(({ id }) => id !== table.id), table],
})

const estimated = (workspace: Workspace, table: TableSpec): ResultTable => ({
  ...computeTable(workspace.plan, table, workspace.design(designOf(workspace.plan, table))),
  key: keyOf(workspace, table),
})
