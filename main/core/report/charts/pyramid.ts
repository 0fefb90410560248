import { Failure } from '../../../contract/failure.ts'
import { type Axis, axesOf } from '../axes.ts'
import {
  type ChartRequest,
  extent,
  labelsOn,
  type Picture,
  type Point,
  pickAxes,
  pointsOf,
  seriesColour,
  unitOf,
} from './points.ts'
import { comparedSides } from './pyramid-overlay.ts'
import { categoryAxis, dashIfDoubtful, estimateAxis, fillUnlessDoubtful, type VegaLiteSpec } from './theme.ts'

/**
 * Population pyramid: the two categories of one dimension back to back over the bands of another, oldest on top. With a
 * `series` of two groups, the first as filled bars and the second as outlines over them.
 */
export const pyramid = (request: ChartRequest): Picture => {
  const { chart, table, scene } = request
  const [bands, sides] = pickAxes(
    request,
    { variable: chart.y ?? otherDimension(request), otherwise: 'dimension' },
    { variable: chart.x, otherwise: 'dimension' },
  )
  const groups = chart.series === undefined ? undefined : groupsOf(request, bands, sides)
  const [own, others = []] = (groups?.codes ?? [null]).map((code) =>
    pointsOf(request, bands, sides, false, groups ? new Map([[groups.variable, code]]) : new Map()),
  ) as [Point[], Point[]?]
  const points = [...own, ...others]
  const [left, right, ...more] = labelsOn(own, 'second')
  if (!sides || left === undefined || right === undefined || more.length > 0)
    throw new Failure('report.chart-sides', { chart: chart.id, table: table.id })
  const drawn = ({ second, estimate }: Point) => (estimate === null ? null : second === left ? -estimate : estimate)
  const compared = groups && comparedSides(own, others, drawn)
  const reach = extent(points)[1] * (compared ? 1.3 : 1.12) || 1
  const colour = seriesColour(own, sides)
  const outside = (side: string, align: string, dx: number): VegaLiteSpec => ({
    transform: [{ filter: { field: 'second', equal: side } }],
    mark: { type: 'text', align, dx },
    encoding: { x: { field: 'end', type: 'quantitative' }, text: { field: 'figure' } },
  })
  const values = own.map((point, place) => ({
    ...point,
    drawn: drawn(point),
    end: compared?.ends[place] ?? drawn(point) ?? 0,
    figure: compared?.figures[place] ?? point.text,
  }))
  return {
    points: groups ? [...named(own, groups.labels[0]), ...named(others, groups.labels[1])] : own,
    height: 60 + labelsOn(own, 'main').length * (compared ? 30 : 26),
    ...(groups ? { note: scene.texts('chart.overlay', { filled: groups.labels[0], outlined: groups.labels[1] }) } : {}),
    content: {
      data: { values },
      encoding: {
        y: {
          field: 'main',
          type: 'nominal',
          sort: labelsOn(own, 'main').reverse(),
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
        ...(compared ? compared.layers : []),
        outside(left, 'right', -5),
        outside(right, 'left', 5),
      ],
    },
  }
}

/** The two groups that are drawn over each other. */
const groupsOf = (
  { chart, table, scene }: ChartRequest,
  bands: Axis,
  sides: Axis | undefined,
): { readonly variable: string; readonly codes: readonly string[]; readonly labels: readonly [string, string] } => {
  const axis = axesOf(table, scene.language, scene.texts).find(({ variable }) => variable === chart.series)
  const entries = axis?.entries.flatMap(({ code, label }) => (code === null ? [] : [{ code, label }])) ?? []
  const [filled, outlined] = entries
  const isFree = axis && axis.variable !== bands.variable && axis.variable !== sides?.variable && !axis.isLevel
  if (!isFree || !filled || !outlined || entries.length > 2)
    throw new Failure('report.chart-overlay', { chart: chart.id, table: table.id, variable: chart.series ?? '' })
  return {
    variable: axis.variable,
    codes: [filled.code, outlined.code],
    labels: [filled.label, outlined.label],
  }
}

const named = (points: readonly Point[], group: string): Point[] =>
  points.map((point) => ({ ...point, second: `${point.second} (${group})` }))

/** When only the sides are named, the bands are the first other dimension. */
const otherDimension = ({ chart, table }: ChartRequest): string | undefined =>
  table.dimensions.find(
    ({ variable }) =>
      variable !== chart.x && variable !== chart.series && (chart.x !== undefined || hasManyBands(table, variable)),
  )?.variable

const hasManyBands = (table: ChartRequest['table'], variable: string): boolean =>
  (table.dimensions.find((dimension) => dimension.variable === variable)?.categories.length ?? 0) > 2
