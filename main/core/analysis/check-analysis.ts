import type { AnalysisSpec } from '../../contract/analysis.ts'
import type { Plan } from '../../contract/plan.ts'
import { designOf, tableNamed } from '../plan/table-inputs.ts'
import { readAnalysis } from './kinds.ts'

/**
 * Checks one analysis against its kind and the plan: its fields are those of the kind, its design and tables are declared,
 * and the names inside it are its own. `place`: its number in the plan, for the path of a mistake.
 */
export const checkAnalysis = (plan: Plan, written: AnalysisSpec, place: number): void => {
  const { spec, design, tables, check } = readAnalysis(written, ['analyses', place])
  for (const table of tables) tableNamed(plan, table)
  if (design !== null) designOf(plan, { id: spec.id, design })
  check(plan)
}
