import { Failure } from '../../../contract/failure.ts'
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
import { categoryAxis, dashIfDoubtful, estimateAxis, fillUnlessDoubtful } from './theme.ts'

/** Population pyramid: the two categories of one dimension back to back over the bands of another, oldest on top. */
export const pyramid = (request: ChartRequest): Picture => {
  const { chart, table, scene } = request
  const [bands, sides] = pickAxes(
    request,
    { variable: chart.y ?? otherDimension(request), otherwise: 'dimension' },
    { variable: chart.x, otherwise: 'dimension' },
  )
  const points = pointsOf(request, bands, sides, false)
  const [left, right, ...more] = labelsOn(points, 'second')
  if (!sides || left === undefined || right === undefined || more.length > 0)
    throw new Failure('report.chart-sides', { chart: chart.id, table: table.id })
  const reach = extent(points)[1] * 1.12 || 1
  const values = points.map((point) => ({
    ...point,
    drawn: point.estimate === null ? null : point.second === left ? -point.estimate : point.estimate,
  }))
  const colour = seriesColour(points, sides)
  const outside = (side: string, align: string, dx: number) => ({
    transform: [{ filter: { field: 'second', equal: side } }],
    mark: { type: 'text', align, dx },
    encoding: { x: { field: 'drawn', type: 'quantitative' }, text: { field: 'text' } },
  })
  return {
    points,
    height: 60 + labelsOn(points, 'main').length * 26,
    content: {
      data: { values },
      encoding: {
        y: {
          field: 'main',
          type: 'nominal',
          sort: labelsOn(points, 'main').reverse(),
          title: bands.label,
          axis: categoryAxis,
        },
      },
      layer: [
        {
          mark: { type: 'bar', strokeWidth: 1.5 },
          encoding: {
            x: {
              field: 'drawn',
              type: 'quantitative',
              stack: null,
              scale: { domain: [-reach, reach], nice: false },
              // The left side is drawn below zero; its labels read like those of the right.
              axis: estimateAxis(unitOf(request), table.statistic, scene.language, 'abs(datum.value)'),
            },
            fill: fillUnlessDoubtful(colour),
            stroke: colour,
            strokeDash: dashIfDoubtful,
          },
        },
        outside(left, 'right', -5),
        outside(right, 'left', 5),
      ],
    },
  }
}

/** When only the sides are named, the bands are the first other dimension. */
const otherDimension = ({ chart, table }: ChartRequest): string | undefined =>
  table.dimensions.find(
    ({ variable }) => variable !== chart.x && (chart.x !== undefined || hasManyBands(table, variable)),
  )?.variable

const hasManyBands = (table: ChartRequest['table'], variable: string): boolean =>
  (table.dimensions.find((dimension) => dimension.variable === variable)?.categories.length ?? 0) > 2
