import type { Plan } from '../../../main/contract/plan.ts'
import type { ChartSpec } from '../../../main/contract/report-section.ts'

type Sections = NonNullable<Plan['report']>['sections']

/** The report with a chart in the place of the one of its name, or last in the section that is given. */
export const reportWith = ({ report }: Plan, chart: ChartSpec, section?: number): Sections =>
  (report?.sections ?? []).map((each, place) => {
    const charts = each.charts.map((own) => (own.id === chart.id ? chart : own))
    return { ...each, charts: place === section ? [...charts, chart] : charts }
  })

export const reportWithout = ({ report }: Plan, chart: string): Sections =>
  (report?.sections ?? []).map((each) => ({ ...each, charts: each.charts.filter(({ id }) => id !== chart) }))

/** Is a name for a new chart free? */
export const isFreeChart = ({ report }: Plan, id: string): boolean =>
  !(report?.sections ?? []).some(({ charts }) => charts.some((chart) => chart.id === id))
