import type { Axis } from '../axes.ts'
import { type ChartRequest, extent, labelsOn, type Point, pickAxes, pointsOf, unitOf } from './points.ts'
import { categoryAxis, estimateAxis, type VegaLiteSpec } from './theme.ts'

/** What charts with a row per category share, whatever they draw in it. */
export type CategoryRows = {
  readonly points: readonly Point[]
  /** What tells the series of a category apart. */
  readonly second: Axis | undefined
  /** The rows, those of a category together. */
  readonly rows: VegaLiteSpec
  /** The axis of the estimates. */
  readonly along: VegaLiteSpec
  /** The printed figures, `gap` pixels behind the mark and its interval. */
  readonly figures: (gap: number) => VegaLiteSpec
}

/** Lays the points of a chart out in rows. */
export const categoryRows = (request: ChartRequest): CategoryRows => {
  const { chart, table, scene } = request
  const [main, second] = pickAxes(
    request,
    { variable: chart.x, otherwise: 'level' },
    { variable: chart.series, otherwise: 'nothing' },
  )
  const points = pointsOf(request, main, second, true)
  const [lowest, highest] = extent(points)
  return {
    points,
    second,
    rows: {
      y: { field: 'main', type: 'nominal', sort: labelsOn(points, 'main'), title: null, axis: categoryAxis },
      ...(second ? { yOffset: { field: 'second', type: 'nominal', sort: labelsOn(points, 'second') } } : {}),
    },
    along: {
      type: 'quantitative',
      // Room on the right for the printed figures.
      scale: { domain: [lowest, highest * 1.18 || 1], nice: false },
      axis: estimateAxis(unitOf(request), table.statistic, scene.language),
    },
    figures: (gap) => ({
      transform: [{ calculate: 'max(datum.high, datum.estimate, 0)', as: 'end' }],
      mark: { type: 'text', align: 'left', dx: gap },
      encoding: { x: { field: 'end', type: 'quantitative' }, text: { field: 'text' } },
    }),
  }
}
