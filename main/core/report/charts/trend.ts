import {
  type ChartRequest,
  extent,
  labelsOn,
  type Picture,
  pickAxes,
  pointsOf,
  seriesColour,
  seriesDash,
  seriesShape,
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
  // The unit stands over the axis, so that the legend begins above it; the band would make its signs pale.
  const colour: VegaLiteSpec = second
    ? { ...seriesColour(points, second), legend: { offset: 34, symbolOpacity: 1 } }
    : { value: seriesColours[0] }
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
          // Months of years do not all fit: those that would overlap go unlabelled.
          axis: { labelAngle: 0, labelOverlap: 'parity', grid: false },
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
          encoding: { y: estimate, stroke: colour, ...(second ? { strokeDash: seriesDash(points, second) } : {}) },
        },
        {
          mark: { type: 'point', size: 70, strokeWidth: 1.8, opacity: 1 },
          encoding: {
            y: estimate,
            stroke: colour,
            fill: fillUnlessDoubtful(colour),
            ...(second ? { shape: seriesShape(points, second) } : {}),
          },
        },
        ...(second ? [] : [figures({ stroke: 'white', strokeWidth: 3, strokeJoin: 'round' }), figures({})]),
      ],
    },
  }
}

const figures = (look: VegaLiteSpec): VegaLiteSpec => ({
  mark: { type: 'text', dy: -14, ...look },
  encoding: { y: { field: 'estimate', type: 'quantitative' }, text: { field: 'text' } },
})
