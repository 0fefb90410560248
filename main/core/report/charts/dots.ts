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
import { categoryAxis, estimateAxis, fillUnlessDoubtful, seriesColours, type VegaLiteSpec } from './theme.ts'

/** A dot with its confidence interval for each category and, where asked, series; hollow where it is doubtful. */
export const dots = (request: ChartRequest): Picture => {
  const { chart, table, scene } = request
  const [main, second] = pickAxes(
    request,
    { variable: chart.x, otherwise: 'level' },
    { variable: chart.series, otherwise: 'nothing' },
  )
  const points = pointsOf(request, main, second, true)
  const [lowest, highest] = extent(points)
  const colour: VegaLiteSpec = second ? seriesColour(points, second) : { value: seriesColours[0] }
  const shape = second
    ? { shape: { field: 'second', type: 'nominal', sort: labelsOn(points, 'second'), title: second.label } }
    : {}
  return {
    points,
    height: 40 + points.length * (second ? 17 : 25),
    content: {
      data: { values: points },
      encoding: {
        y: { field: 'main', type: 'nominal', sort: labelsOn(points, 'main'), title: null, axis: categoryAxis },
        ...(second ? { yOffset: { field: 'second', type: 'nominal', sort: labelsOn(points, 'second') } } : {}),
      },
      layer: [
        {
          mark: { type: 'rule', strokeWidth: 2 },
          encoding: {
            x: {
              field: 'low',
              type: 'quantitative',
              // Room on the right for the printed figures.
              scale: { domain: [lowest, highest * 1.18 || 1], nice: false },
              axis: estimateAxis(unitOf(request), table.statistic, scene.language),
            },
            x2: { field: 'high' },
            stroke: colour,
          },
        },
        {
          mark: { type: 'point', size: 80, strokeWidth: 1.8, opacity: 1 },
          encoding: {
            x: { field: 'estimate', type: 'quantitative' },
            stroke: colour,
            fill: fillUnlessDoubtful(colour),
            ...shape,
          },
        },
        {
          transform: [{ calculate: 'max(datum.high, datum.estimate, 0)', as: 'end' }],
          mark: { type: 'text', align: 'left', dx: 8 },
          encoding: { x: { field: 'end', type: 'quantitative' }, text: { field: 'text' } },
        },
      ],
    },
  }
}
