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
import {
  categoryAxis,
  dashIfDoubtful,
  estimateAxis,
  fillUnlessDoubtful,
  ink,
  seriesColours,
  totalColour,
  type VegaLiteSpec,
} from './theme.ts'

/** Horizontal bars with their confidence interval, one per category and, where asked, one per series. */
export const bars = (request: ChartRequest): Picture => {
  const { chart, table, scene } = request
  const [main, second] = pickAxes(
    request,
    { variable: chart.x, otherwise: 'level' },
    { variable: chart.series, otherwise: 'nothing' },
  )
  const points = pointsOf(request, main, second, true)
  const [lowest, highest] = extent(points)
  const colour = second ? seriesColour(points, second) : totalsApart
  return {
    points,
    height: 40 + points.length * (second ? 20 : 27),
    content: {
      data: { values: points },
      encoding: {
        y: {
          field: 'main',
          type: 'nominal',
          sort: labelsOn(points, 'main'),
          title: null,
          axis: categoryAxis,
        },
        ...(second ? { yOffset: { field: 'second', type: 'nominal', sort: labelsOn(points, 'second') } } : {}),
      },
      layer: [
        {
          mark: { type: 'bar', strokeWidth: 1.5 },
          encoding: {
            x: {
              field: 'estimate',
              type: 'quantitative',
              // Room on the right for the printed figures.
              scale: { domain: [lowest, highest * 1.18 || 1], nice: false },
              axis: estimateAxis(unitOf(request), table.statistic, scene.language),
            },
            fill: fillUnlessDoubtful(colour),
            stroke: colour,
            strokeDash: dashIfDoubtful,
          },
        },
        // White under the interval, so that it shows on any fill.
        interval({ color: 'white', strokeWidth: 4.5 }),
        interval({ color: ink, strokeWidth: 1.5 }),
        {
          transform: [{ calculate: 'max(datum.high, datum.estimate, 0)', as: 'end' }],
          mark: { type: 'text', align: 'left', dx: 6 },
          encoding: { x: { field: 'end', type: 'quantitative' }, text: { field: 'text' } },
        },
      ],
    },
  }
}

const interval = (look: VegaLiteSpec): VegaLiteSpec => ({
  mark: { type: 'rule', ...look },
  encoding: { x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' } },
})

const totalsApart: VegaLiteSpec = {
  field: 'isTotal',
  type: 'nominal',
  legend: null,
  scale: { domain: [false, true], range: [seriesColours[0], totalColour] },
}
