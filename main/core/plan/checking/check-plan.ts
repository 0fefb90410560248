import type { Plan } from '../../../contract/plan.ts'
import { checkAnalysis } from '../../analysis/check-analysis.ts'
import { checkEntrySources } from '../../entry/entry-fields.ts'
import { checkPublic } from '../protection/public-records.ts'
import { designOf } from '../table-inputs.ts'
import { refuseUndeclared } from '../with-parameters.ts'
import { checkComparison } from './check-comparison.ts'
import { checkEditRules } from './check-edit-rules.ts'
import { checkMicrodata } from './check-microdata.ts'
import { checkNames } from './check-names.ts'
import { checkPopulation } from './check-population.ts'
import { checkReport } from './check-report.ts'
import { checkTable } from './check-table.ts'

/**
 * Checks what the schema cannot: that names are unique and that every reference inside the plan leads somewhere.
 * Variables are checked when the plan runs, because only the data know them.
 */
export const checkPlan = (plan: Plan): void => {
  checkNames(plan)
  refuseUndeclared(plan)
  checkEntrySources(plan)
  checkEditRules(plan)
  for (const file of plan.microdata) checkMicrodata(plan, file)
  for (const table of plan.tables) checkTable(plan, table)
  for (const comparison of plan.comparisons) checkComparison(plan, comparison)
  for (const test of plan.tests) designOf(plan, test)
  for (const [place, analysis] of plan.analyses.entries()) checkAnalysis(plan, analysis, place)
  checkPopulation(plan)
  checkPublic(plan)
  checkReport(plan)
}
