import { Failure } from '../../../contract/failure.ts'
import { axesOf } from '../axes.ts'
import { hatch, whereHidden } from './hatch.ts'
import { type ChartRequest, labelsOn, type Picture, type Point, pickAxes, pointsOf, unitOf } from './points.ts'
import { partColours, stretchesOf } from './stretches.ts'
import { categoryAxis, estimateAxis, quietInk, type VegaLiteSpec } from './theme.ts'

/**
 * Bars of 100 %: the parts of a whole one after the other, in the table's order, each with its figure where there is
 * room. Only shares that add up are drawn so: those of a question with several answers do not.
 */
export const stacked = (request: ChartRequest): Picture => {
  const { table, scene } = request
  const points = partsOf(request)
  const rows = labelsOn(points, 'main')
  const parts = partColours(points, scene.texts)
  const values = rows.flatMap((row) =>
    stretchesOf(
      points.filter(({ main }) => main === row),
      parts,
      request,
    ),
  )
  const levels = axesOf(table, scene.language, scene.texts).find(({ isLevel }) => isLevel)
  const figures = (look: VegaLiteSpec, colour: VegaLiteSpec): VegaLiteSpec => ({
    mark: { type: 'text', ...look },
    encoding: { x: { field: 'middle', type: 'quantitative' }, text: { field: 'figure' }, ...colour },
  })
  return {
    points,
    height: 50 + rows.length * 36,
    content: {
      data: { values },
      encoding: { y: { field: 'row', type: 'nominal', sort: rows, title: null, axis: categoryAxis } },
      layer: [
        {
          transform: [{ filter: '!datum.hidden' }],
          mark: { type: 'bar', strokeWidth: 1.5 },
          encoding: {
            x: {
              field: 'start',
              type: 'quantitative',
              // Rounded shares may add up to a little more than the whole.
              scale: { domain: [0, Math.max(1, ...values.map(({ end }) => end))], nice: false },
              axis: estimateAxis(unitOf(request), table.statistic, scene.language),
            },
            x2: { field: 'end' },
            fill: {
              condition: { test: 'datum.doubtful', value: 'white' },
              field: 'part',
              type: 'nominal',
              title: levels?.label ?? null,
              scale: { domain: parts.map(({ label }) => label), range: parts.map(({ colour }) => colour) },
              legend: { columns: 3, symbolType: 'square', symbolSize: 130, symbolStrokeWidth: 0 },
            },
            stroke: { field: 'outline', type: 'nominal', scale: null },
            strokeDash: { condition: { test: 'datum.doubtful', value: [4, 3] }, value: [1, 0] },
          },
        },
        ...whereHidden(values, {
          mark: { type: 'bar', fill: hatch, stroke: quietInk, strokeWidth: 1 },
          encoding: { x: { field: 'start', type: 'quantitative' }, x2: { field: 'end' } },
        }),
        ...whereHidden(values, figures({ stroke: 'white', strokeWidth: 4, strokeJoin: 'round' }, {})),
        figures({}, { color: { field: 'letters', type: 'nominal', scale: null } }),
      ],
    },
  }
}

/** The parts of every row: the levels of a table of shares that add up to the whole. */
const partsOf = (request: ChartRequest): readonly Point[] => {
  const { chart, table } = request
  const adds = table.statistic === 'proportion' || table.statistic === 'shareOfResponses'
  const levels = table.variable ?? table.id
  if (!adds || table.levels.length < 2 || (chart.series !== undefined && chart.series !== levels))
    throw new Failure('report.chart-whole', { chart: chart.id, table: table.id })
  const parts = { variable: levels, otherwise: 'level' } as const
  if (table.dimensions.length > 0) {
    const [rows, along] = pickAxes(request, { variable: chart.x, otherwise: 'dimension' }, parts)
    return pointsOf(request, rows, along, true)
  }
  const [along] = pickAxes(request, parts, { variable: undefined, otherwise: 'nothing' })
  const points = pointsOf(request, along, undefined, false)
  return points.map((point) => ({ ...point, main: '', second: point.main.replaceAll('\n', ' ') }))
}
