import { Failure } from '../../../contract/failure.ts'
import { isGenerated } from '../../../contract/narrative.ts'
import type { Plan } from '../../../contract/plan.ts'
import { type ChartSpec, tablesOfChart } from '../../../contract/report-section.ts'
import { analysisOfColumn } from '../../report/analysis/column-tables.ts'
import { tableNamed } from '../table-inputs.ts'

/** Checks that what the sections of the report tell of is in the plan. */
export const checkReport = (plan: Plan): void => {
  const comparisons = idsOf(plan.comparisons)
  const tests = idsOf(plan.tests)
  const analyses = idsOf(plan.analyses)
  for (const section of plan.report?.sections ?? []) {
    const told = section.text.filter(isGenerated).map(({ of }) => of)
    for (const name of [...section.tables, ...told]) if (!comparisons.has(name)) tableNamed(plan, name)
    for (const test of section.tests) if (!tests.has(test)) throw new Failure('plan.unknown-test', { test })
    for (const analysis of section.analyses)
      if (!analyses.has(analysis)) throw new Failure('plan.unknown-analysis', { analysis })
    for (const chart of section.charts) checkChart(plan, chart)
  }
}

const idsOf = (items: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(items.map(({ id }) => id))

/** A chart is of tables or of columns of analyses, and on boundaries of the plan if it names any. */
const checkChart = (plan: Plan, chart: ChartSpec): void => {
  const { id, boundaries } = chart
  for (const table of tablesOfChart(chart)) if (!analysisOfColumn(plan, table)) tableNamed(plan, table)
  if (boundaries !== undefined && !plan.boundaries.some((one) => one.id === boundaries))
    throw new Failure('boundaries.unknown', { boundaries, chart: id })
}
