import type { Axis } from '../axes.ts'
import { smallHatch, whereHidden } from './hatch.ts'
import { type ChartRequest, extent, hasManySeries, labelsOn, type Point, pickAxes, pointsOf, unitOf } from './points.ts'
import { categoryAxis, estimateAxis, quietInk, type VegaLiteSpec } from './theme.ts'
import { wrap } from './wrap.ts'

/** What charts with a row per category share, whatever they draw in it. */
export type CategoryRows = {
  readonly points: readonly Point[]
  /** The points as they are drawn: where series have no colours of their own, under their category's name and their own. */
  readonly values: readonly Point[]
  /** What tells the series of a category apart, where that is their colours. */
  readonly second: Pick<Axis, 'label'> | undefined
  /** The rows, those of a category together. */
  readonly rows: VegaLiteSpec
  /** The axis of the estimates. */
  readonly along: VegaLiteSpec
  /** The printed figures, `gap` pixels behind the mark and its interval. */
  readonly figures: (gap: number) => VegaLiteSpec
  /** A short hatched bar where a figure is not published; its length says nothing. */
  readonly hidden: readonly VegaLiteSpec[]
}

/** The figures of a chart along its axes, in rows. */
export const categoryRows = (request: ChartRequest): CategoryRows => {
  const { chart } = request
  const [main, second] = pickAxes(
    request,
    { variable: chart.x, otherwise: 'level' },
    { variable: chart.series, otherwise: 'nothing' },
  )
  return rowsOf(request, pointsOf(request, main, second, true), second)
}

/** Lays points out in rows, those of the same label together; of more series than there are colours, each by its name. */
export const rowsOf = (
  request: ChartRequest,
  points: readonly Point[],
  series: CategoryRows['second'],
): CategoryRows => {
  const { table, scene } = request
  const isNamed = series !== undefined && hasManySeries(points)
  const second = isNamed ? undefined : series
  const values = isNamed ? points.map((point) => ({ ...point, main: fullName(point) })) : points
  const [lowest, highest] = extent(points)
  const stub = (highest || 1) * 0.05
  return {
    points,
    values,
    second,
    rows: {
      y: { field: 'main', type: 'nominal', sort: labelsOn(values, 'main'), title: null, axis: categoryAxis },
      ...(second ? { yOffset: { field: 'second', type: 'nominal', sort: labelsOn(points, 'second') } } : {}),
    },
    along: {
      type: 'quantitative',
      // Room on the right for the printed figures.
      scale: { domain: [lowest, highest * 1.18 || 1], nice: false },
      axis: estimateAxis(unitOf(request), table.statistic, scene.language),
    },
    figures: (gap) => ({
      transform: [{ calculate: `datum.hidden ? ${stub} : max(datum.high, datum.estimate, 0)`, as: 'end' }],
      mark: { type: 'text', align: 'left', dx: gap },
      encoding: { x: { field: 'end', type: 'quantitative' }, text: { field: 'text' } },
    }),
    hidden: whereHidden(points, {
      transform: [{ filter: 'datum.hidden' }, { calculate: `${stub}`, as: 'end' }, { calculate: '0', as: 'start' }],
      mark: { type: 'bar', fill: smallHatch, stroke: quietInk, strokeWidth: 1 },
      encoding: { x: { field: 'start', type: 'quantitative' }, x2: { field: 'end' } },
    }),
  }
}

const fullName = ({ main, second }: Point): string => wrap(`${main.replaceAll('\n', ' ')} · ${second}`, 38).join('\n')
