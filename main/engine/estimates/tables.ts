import { ResultTable } from '../../contract/results.ts'
import { checkMapped } from '../../core/indicator/check-concepts.ts'
import { checkTable } from '../../core/plan/checking/check-table.ts'
import { computeTable } from '../../core/plan/estimates/compute-table.ts'
import { designOf } from '../../core/plan/table-inputs.ts'
import { appendAudit } from '../../study/audit.ts'
import { currentPlan } from '../../study/plans.ts'
import { findResult, saveResult } from '../../study/results.ts'
import { finishRun, startRun } from '../../study/runs.ts'
import type { Study } from '../../study/study.ts'
import type { Context, Handlers } from '../context.ts'
import { allOf, inTurn, madeOf } from '../in-turn.ts'
import { planOf } from '../plan/plan.ts'
import { libraryOf } from '../plan/plan-in-force.ts'
import { studyOf } from '../session.ts'
import { tried, type Workspace, workspaceOf } from '../workspace.ts'
import { keptComparisons, runComparisons } from './comparisons.ts'
import { keyOf } from './result-keys.ts'

type Feature = Pick<Handlers, 'plan.run' | 'plan.results' | 'table.estimate'>

/** Estimating the tables of the plan, and single ones on its designs. */
export const tableHandlers: Feature = {
  'plan.run': async (_args, context) => {
    const study = studyOf(context.session)
    const workspace = workspaceOf(context.session, context.surroundings.resources)
    const run = startRun(study, 'plan.run', { tables: workspace.plan.tables.length })
    try {
      const result = await runTables(study, workspace, context)
      finishRun(study, run, 'done', { computed: result.computed, reused: result.reused })
      context.changed('results', 'audit')
      return result
    } catch (error) {
      finishRun(study, run, context.signal.aborted ? 'cancelled' : 'failed', {})
      // What was computed before it failed is kept.
      context.changed('results')
      throw error
    }
  },
  'plan.results': (_args, context) => keptResults(context),
  'table.estimate': ({ table: written, record }, { session, surroundings, changed }) => {
    const study = studyOf(session)
    const workspace = workspaceOf(session, surroundings.resources)
    const table = tried(written, workspace)
    checkTable(workspace.plan, table)
    const key = keyOf(workspace, table)
    const result = { ...computeTable(workspace.plan, table, workspace.design(designOf(workspace.plan, table))), key }
    if (record) {
      appendAudit(study, { action: 'table.estimated', object: `table/${table.id}`, details: { key } })
      changed('audit')
    }
    return result
  },
}

/** The plan's tables and comparisons that the study keeps for the present data and plan. */
export const keptResults = ({ session, surroundings }: Pick<Context, 'session' | 'surroundings'>) => {
  const study = studyOf(session)
  if (!currentPlan(study)) return { tables: [], comparisons: [] }
  const workspace = workspaceOf(session, surroundings.resources)
  const tables = workspace.plan.tables.flatMap((table) => keptResult(study, keyOf(workspace, table)) ?? [])
  return { tables, comparisons: keptComparisons(study, workspace) }
}

/**
 * The plan's tables, each computed unless the study keeps it for the same inputs, and then its comparisons. The study keeps
 * what can be computed, and only then does this end in the first failure.
 */
export const runTables = async (study: Study, workspace: Workspace, context: Context) => {
  const { plan } = workspace
  refuseWrongMaps(study, workspace, context.surroundings.resources)
  let computed = 0
  const estimated = await inTurn(plan.tables, 'estimating', context, (table): ResultTable => {
    const key = keyOf(workspace, table)
    const kept = keptResult(study, key)
    if (kept) return kept
    const result = { ...computeTable(plan, table, workspace.design(designOf(plan, table))), key }
    saveResult(study, { key, table: table.id, json: JSON.stringify(result) })
    computed++
    return result
  })
  context.progress('estimating', plan.tables.length, plan.tables.length)
  const compared = await runComparisons(study, workspace, madeOf(estimated), context)
  const tables = allOf(estimated)
  return { tables, comparisons: allOf(compared), computed, reused: tables.length - computed }
}

/** Concepts that are mapped to what the data do not have are told by their name, before a table stumbles over one. */
const refuseWrongMaps = (study: Study, workspace: Workspace, resources: string): void => {
  const plan = planOf(study)
  if (plan.concepts.length > 0) checkMapped(plan, libraryOf(resources), workspace.derivable())
}

/** A table of the plan as the study keeps it for the present data and plan; null where it is not computed. */
export const keptTable = (study: Study, workspace: Workspace, id: string): ResultTable | null => {
  const spec = workspace.plan.tables.find((table) => table.id === id)
  return spec ? keptResult(study, keyOf(workspace, spec)) : null
}

const keptResult = (study: Study, key: string): ResultTable | null => {
  const kept = findResult(study, key)
  return kept && ResultTable.parse(JSON.parse(kept.json))
}
