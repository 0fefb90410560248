import {
  type ChartRequest,
  extent,
  labelsOn,
  type Picture,
  pickAxes,
  pointsOf,
  seriesColour,
  unitOf,
} from './points.ts'
import { estimateAxis, fillUnlessDoubtful, seriesColours, type VegaLiteSpec } from './theme.ts'

/** A line over time with its interval as a band; several series differ in colour, dash and shape of the point. */
export const trend = (request: ChartRequest): Picture => {
  const { chart, table, scene } = request
  const [time, second] = pickAxes(
    request,
    { variable: chart.x, otherwise: 'dimension' },
    { variable: chart.series, otherwise: 'nothing' },
  )
  const points = pointsOf(request, time, second, false)
  const [lowest, highest] = extent(points)
  const colour: VegaLiteSpec = second ? seriesColour(points, second) : { value: seriesColours[0] }
  const apart = (channel: string): VegaLiteSpec =>
    second
      ? { [channel]: { field: 'second', type: 'nominal', sort: labelsOn(points, 'second'), title: second.label } }
      : {}
  const estimate = { field: 'estimate', type: 'quantitative' }
  return {
    points,
    height: 320,
    content: {
      data: { values: points },
      encoding: {
        x: {
          field: 'main',
          type: 'ordinal',
          sort: labelsOn(points, 'main'),
          title: time.label,
          axis: { labelAngle: 0, grid: false },
        },
      },
      layer: [
        {
          mark: { type: 'area', opacity: 0.18 },
          encoding: {
            y: {
              field: 'low',
              type: 'quantitative',
              scale: { domain: [lowest, highest * 1.08 || 1], nice: false },
              axis: {
                ...estimateAxis(unitOf(request), table.statistic, scene.language),
                titleAngle: 0,
                titleAlign: 'left',
                titleAnchor: 'end',
                titleX: 0,
                titleY: -12,
              },
            },
            y2: { field: 'high' },
            fill: colour,
          },
        },
        {
          mark: { type: 'line', strokeWidth: 2 },
          encoding: { y: estimate, stroke: colour, ...apart('strokeDash') },
        },
        {
          mark: { type: 'point', size: 70, strokeWidth: 1.8, opacity: 1 },
          encoding: { y: estimate, stroke: colour, fill: fillUnlessDoubtful(colour), ...apart('shape') },
        },
        ...(second ? [] : [{ mark: { type: 'text', dy: -14 }, encoding: { y: estimate, text: { field: 'text' } } }]),
      ],
    },
  }
}
