import { Failure } from '../../../contract/failure.ts'
import type { Position } from '../../geography/areas.ts'
import { fieldFormat } from '../measure.ts'
import { formatNumber } from '../number-format.ts'
import { centresOf } from './centres.ts'
import { flowLine } from './flow-line.ts'
import { freePlaces } from './free-places.ts'
import { areasToDraw, type Geography } from './geography.ts'
import { type ChartRequest, type Picture, pickAxes, pointsOf, unitOf } from './points.ts'
import { chartWidth, ink, quietInk, seriesColours, type VegaLiteSpec } from './theme.ts'

/** How many flows are drawn when the chart does not say: more cannot be told apart. */
const usualTop = 12
const widest = 11
/** Arrows shorter than this part of the map have no room for their figure, which is in the table. */
const shortest = 0.08

/**
 * Map of flows: a bent arrow from where people left to where they arrived, as wide as the flow is large, dashed where it
 * is doubtful. Drawn are the largest of those that reach the `minimum`; those who stayed in their place, and flows that
 * are not published, have no arrow. Areas are those of a map, rows of the table the origin, columns the destination.
 */
export const flows = (request: ChartRequest, geography: Geography | undefined): Picture => {
  const { chart, table, scene } = request
  if (!geography) {
    if (chart.boundaries !== undefined) throw new Failure('boundaries.not-imported', { boundaries: chart.boundaries })
    throw new Failure('report.map-country', { chart: chart.id })
  }
  if (table.statistic !== 'count' && table.statistic !== 'total')
    throw new Failure('report.chart-flows', { chart: chart.id, table: table.id })
  const [origins, destinations] = pickAxes(
    request,
    { variable: chart.y, otherwise: 'dimension' },
    { variable: chart.x, otherwise: 'dimension' },
  )
  const { data, idOf } = areasToDraw(geography)
  const centres = centresOf(geography)
  const place = (code: string | null | undefined) => centres.get(idOf(code ?? '') ?? '')
  const codes = new Map(destinations?.entries.map(({ code, label }) => [label, code]))
  const points = pointsOf(request, origins, destinations, false).filter(
    (point) => point.code !== codes.get(point.second),
  )
  const placed = points.flatMap((point) => {
    const [start, end] = [place(point.code), place(codes.get(point.second))]
    return start && end ? [{ ...point, ...flowLine(start, end), start, end }] : []
  })
  if (placed.length === 0) throw new Failure('report.map-codes', { chart: chart.id, variable: origins.variable })
  const large = placed
    .filter(({ estimate }) => (estimate ?? 0) > 0 && (estimate ?? 0) >= (chart.minimum ?? 0))
    .sort((a, b) => (b.estimate ?? 0) - (a.estimate ?? 0))
  const drawn = large.slice(0, chart.top ?? usualTop)
  const most = drawn[0]?.estimate ?? 1
  // The map is a little wider than its places lie apart.
  const room = roomOf([...centres.values()]) * 1.2
  const pixel = room / chartWidth
  const named = new Map(
    drawn.flatMap(({ main, second, start, end }) => [[second, end] as const, [main, start] as const]),
  )
  const around = ([x, y]: Position): readonly Position[] => [0, -14, 14, -26, 26].map((step) => [x, y + step * pixel])
  const nameAt = freePlaces([...named.values()].map(around), [], pixel)
  const names = [...named].map(([name, centre], at) => lettersAt(nameAt[at] ?? centre, 'name', name))
  const lines = drawn.map(({ line, estimate, doubtful }) => {
    return { type: 'Feature', geometry: { type: 'LineString', coordinates: line }, estimate, doubtful }
  })
  const heads = drawn.map(({ head: [longitude, latitude], angle, estimate }) => {
    return { longitude, latitude, angle, size: (7 + (widest * (estimate ?? 0)) / most) ** 2 }
  })
  const figureAt = freePlaces(
    drawn.map(({ labels, start, end }) => (roomOf([start, end]) < room * shortest ? [] : labels)),
    nameAt.filter((place) => place !== null),
    pixel,
  )
  const figures = drawn.flatMap(({ text }, at) => {
    const place = figureAt[at]
    return place ? [lettersAt(place, 'text', text)] : []
  })
  const width: VegaLiteSpec = {
    field: 'estimate',
    type: 'quantitative',
    title: unitOf(request),
    scale: { domain: [0, most], range: [0.5, widest], nice: false },
    legend: {
      values: legendOf(most),
      symbolType: 'stroke',
      symbolSize: 700,
      symbolStrokeColor: seriesColours[0],
      labelExpr: 'datum.label',
    },
  }
  return {
    points,
    height: 460,
    note: scene.texts('chart.flows-drawn', {
      drawn: drawn.length,
      of: points.length,
      least: formatNumber(drawn.at(-1)?.estimate ?? null, fieldFormat('estimate', table.statistic), scene.language),
    }),
    content: {
      projection: { type: 'mercator' },
      layer: [
        { data, mark: { type: 'geoshape', fill: '#f4f6f8', stroke: '#9aa5b1', strokeWidth: 0.6 } },
        flowLayer(lines, false, width),
        flowLayer(lines, true, width),
        {
          data: { values: heads },
          mark: {
            type: 'point',
            shape: 'triangle-up',
            fill: seriesColours[0],
            stroke: 'white',
            strokeWidth: 0.8,
            opacity: 1,
          },
          encoding: {
            ...at,
            angle: { field: 'angle', type: 'quantitative', scale: null },
            size: { field: 'size', type: 'quantitative', scale: null },
          },
        },
        ...letters(names, 'name', { color: quietInk, fontSize: 10.5, fontStyle: 'italic' }),
        ...letters(figures, 'text', { color: ink, fontSize: 11, fontWeight: 600 }),
      ],
    },
  }
}

const lettersAt = ([longitude, latitude]: Position, field: string, text: string): VegaLiteSpec => ({
  longitude,
  latitude,
  [field]: text,
})

/** How far apart places lie at most, in degrees. */
const roomOf = (places: readonly Position[]): number => {
  const reach = (axis: 0 | 1) =>
    Math.max(...places.map((one) => one[axis])) - Math.min(...places.map((one) => one[axis]))
  return Math.max(reach(0), reach(1))
}

const at: VegaLiteSpec = {
  longitude: { field: 'longitude', type: 'quantitative' },
  latitude: { field: 'latitude', type: 'quantitative' },
}

type FlowFeature = VegaLiteSpec & { readonly doubtful: boolean }

const flowLayer = (lines: readonly FlowFeature[], doubtful: boolean, width: VegaLiteSpec): VegaLiteSpec => ({
  data: { values: lines.filter((line) => line.doubtful === doubtful) },
  mark: {
    type: 'geoshape',
    filled: false,
    stroke: seriesColours[0],
    opacity: 0.85,
    ...(doubtful ? { strokeDash: [5, 4] } : {}),
  },
  encoding: { strokeWidth: width },
})

/** Letters that can be read on whatever lies below them. */
const letters = (values: VegaLiteSpec[], field: string, look: VegaLiteSpec): VegaLiteSpec[] =>
  [{ stroke: 'white', strokeWidth: 5, strokeJoin: 'round' }, {}].map((under) => ({
    data: { values },
    mark: { type: 'text', ...look, ...under },
    encoding: { ...at, text: { field } },
  }))

/** Three widths for the legend: about all, a half and a quarter of the largest, rounded to one digit. */
const legendOf = (most: number): number[] => {
  const rounded = [most, most / 2, most / 4].map((value) => {
    const unit = 10 ** Math.floor(Math.log10(value))
    return Math.floor(value / unit) * unit
  })
  return [...new Set(rounded)].reverse()
}
