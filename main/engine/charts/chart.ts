import { Failure } from '../../contract/failure.ts'
import type { Plan } from '../../contract/plan.ts'
import type { ChartSpec } from '../../contract/report-section.ts'
import type { ResultTable } from '../../contract/results.ts'
import { axesOf, isOnlyLevel } from '../../core/report/axes.ts'
import { chartOf } from '../../core/report/charts/chart.ts'
import { crossed } from '../../core/report/charts/crossed.ts'
import { type Geographies, geographyFor } from '../../core/report/charts/geography.ts'
import type { TableOf } from '../../core/report/charts/points.ts'
import type { ReportChart } from '../../core/report/report.ts'
import type { Scene } from '../../core/report/scene.ts'
import { warningsOf } from '../../core/report/warnings.ts'
import type { Handlers } from '../context.ts'
import { planOf } from '../plan/plan.ts'
import { studyOf } from '../session.ts'
import { loadTexts } from '../texts.ts'
import { workspaceOf } from '../workspace.ts'
import { drawableOf } from './drawable.ts'
import { geographiesOf } from './geography.ts'

/** One table as a chart, for looking at. */
export const chartHandlers: Pick<Handlers, 'table.chart'> = {
  'table.chart': async ({ table, kind, language }, { session, surroundings: { resources } }) => {
    const study = studyOf(session)
    const plan = planOf(study)
    const texts = loadTexts(resources, language)
    const scene = { language, texts, warnings: warningsOf(plan, texts) }
    const kept = drawableOf(study, workspaceOf(session, resources), scene)
    const charts = fittingCharts(plan, table, scene, await geographiesOf(study, plan, resources), kept)
    const kinds = [...charts.keys()]
    const shown = kind !== undefined && charts.has(kind) ? kind : kinds[0]
    const chart = shown && charts.get(shown)
    if (!chart) throw new Failure('report.chart-axes', { chart: table.id, table: table.id })
    return { kind: shown, kinds, title: chart.title, description: chart.description, spec: { ...chart.spec } }
  },
}

/** A map, a pyramid or a line over time means something only where the plan says so. */
const alwaysSensible = ['bars', 'stacked', 'dots', 'heat'] as const satisfies readonly ChartSpec['chart'][]

/** The kinds of chart that can be drawn of a table, those its plan draws first. */
const fittingCharts = (
  plan: Plan,
  table: ResultTable,
  scene: Scene,
  geographies: Geographies,
  tableOf: TableOf,
): ReadonlyMap<ChartSpec['chart'], ReportChart> => {
  const planned = (plan.report?.sections ?? [])
    .flatMap(({ charts }) => charts)
    .filter((chart) => chart.table === table.id)
  const general = alwaysSensible.map(
    (chart): ChartSpec => ({ id: table.id, chart, table: table.id, ...axesDrawn(chart, table, scene) }),
  )
  const fitting = new Map<ChartSpec['chart'], ReportChart>()
  for (const spec of [...planned, ...general]) {
    const chart = fitting.has(spec.chart) ? null : chartIfItFits(spec, table, scene, geographies, tableOf)
    if (chart) fitting.set(spec.chart, chart)
  }
  return fitting
}

/** Bars and dots of a table that crosses two things show both; of more they show the first two. */
const axesDrawn = (
  chart: ChartSpec['chart'],
  table: ResultTable,
  { language, texts }: Scene,
): Pick<ChartSpec, 'x' | 'series'> => {
  if (chart !== 'bars' && chart !== 'dots') return {}
  const axes = axesOf(table, language, texts).filter((axis) => !isOnlyLevel(axis))
  return crossed([...axes.filter(({ isLevel }) => isLevel), ...axes.filter(({ isLevel }) => !isLevel)])
}

const chartIfItFits = (
  spec: ChartSpec,
  table: ResultTable,
  scene: Scene,
  geographies: Geographies,
  tableOf: TableOf,
): ReportChart | null => {
  try {
    return chartOf(spec, table, { chart: '', tables: [] }, scene, geographyFor(spec, geographies), tableOf)
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}
