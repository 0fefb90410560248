import { smallHatch } from './hatch.ts'
import type { Picture, Point } from './points.ts'
import { chartWidth, ink, quietInk, seriesColours, type VegaLiteSpec } from './theme.ts'
import { wrap } from './wrap.ts'

export type Overlap = {
  /** What the bars are of. */
  readonly unit: string
  readonly columns: readonly { readonly point: Point; readonly answers: ReadonlySet<string> }[]
  readonly rows: readonly { readonly code: string; readonly label: string; readonly figure: string }[]
  /** What the figures beside the answers are; empty where there are none. */
  readonly sizesHead: string
}

// Everything below is in pixels, y downwards.
const room = chartWidth - 20
const labelsWidth = 210
const sizesWidth = 150
const barsHeight = 170
const top = 40
const rowHeight = 34
const widestColumn = 62

/** Bars over a matrix of dots, every part in its place. */
export const overlapOnPaper = ({ unit, columns, rows, sizesHead }: Overlap): Pick<Picture, 'height' | 'content'> => {
  const right = sizesHead === '' ? 0 : sizesWidth
  const step = Math.min(widestColumn, (room - labelsWidth - right) / columns.length)
  const base = top + barsHeight
  const most = Math.max(...columns.flatMap(({ point }) => [point.estimate ?? 0, point.high ?? 0])) || 1
  const up = (value: number | null): number => base - ((value ?? 0) / most) * barsHeight
  const xOf = (column: number): number => labelsWidth + (column + 0.5) * step
  const yOf = (row: number): number => base + 14 + (row + 0.5) * rowHeight
  const height = base + 14 + rows.length * rowHeight
  const bars = columns.map(({ point }, column) => ({
    left: xOf(column) - step * 0.3,
    right: xOf(column) + step * 0.3,
    x: xOf(column),
    y: point.hidden ? base - 14 : up(point.estimate),
    y2: base,
    low: point.low === null ? null : up(point.low),
    high: point.high === null ? null : up(point.high),
    figureY: (point.hidden ? base - 14 : Math.min(up(point.estimate), up(point.high))) - 8,
    figure: point.text.replace(/\u00a0?%/, ''),
    doubtful: point.doubtful,
    hidden: point.hidden,
  }))
  const intervals = bars.filter(({ low }) => low !== null)
  const floor = { left: labelsWidth, right: room - right, y: base }
  const dots = columns.flatMap(({ answers }, column) =>
    rows.map(({ code }, row) => ({ x: xOf(column), y: yOf(row), isIn: answers.has(code) })),
  )
  const joins = columns.flatMap(({ answers }, column) => {
    const places = rows.flatMap(({ code }, row) => (answers.has(code) ? [row] : []))
    return places.length < 2 ? [] : [{ x: xOf(column), y: yOf(places[0] ?? 0), y2: yOf(places.at(-1) ?? 0) }]
  })
  const stripes = rows.flatMap((_, row) =>
    row % 2 === 0 ? [{ left: 0, right: room, y: yOf(row) - rowHeight / 2, y2: yOf(row) + rowHeight / 2 }] : [],
  )
  const names = rows.map(({ label }, row) => ({ x: labelsWidth - 10, y: yOf(row), text: wrap(label, 34).join('\n') }))
  const sizes = rows.map(({ figure }, row) => ({ x: room - 6, y: yOf(row), text: figure }))
  const heads = [
    { x: 0, y: 10, text: unit, align: 'left' },
    ...(sizesHead === '' ? [] : [{ x: room - 6, y: base + 2, text: sizesHead, align: 'right' }]),
  ]
  const line = { fill: 'white', stroke: seriesColours[0], strokeWidth: 1.5 }
  return {
    height,
    content: {
      layer: [
        layer(stripes, { type: 'rect', fill: '#f1f4f7' }, box),
        layer(
          bars.filter(({ doubtful, hidden }) => !doubtful && !hidden),
          { type: 'rect', ...line, fill: seriesColours[0] },
          box,
        ),
        layer(
          bars.filter(({ doubtful }) => doubtful),
          { type: 'rect', ...line, strokeDash: [4, 3] },
          box,
        ),
        layer(
          bars.filter(({ hidden }) => hidden),
          { type: 'rect', ...line, stroke: quietInk, fill: smallHatch },
          box,
        ),
        // White under the interval, so that it shows on any fill.
        layer(intervals, { type: 'rule', stroke: 'white', strokeWidth: 4.5 }, interval),
        layer(intervals, { type: 'rule', stroke: ink, strokeWidth: 1.5 }, interval),
        layer(bars, { type: 'text' }, { x: at('x'), y: at('figureY'), text: { field: 'figure' } }),
        layer([floor], { type: 'rule', stroke: quietInk }, { x: at('left'), x2: { field: 'right' }, y: at('y') }),
        layer(joins, { type: 'rule', stroke: ink, strokeWidth: 3 }, { x: at('x'), y: at('y'), y2: { field: 'y2' } }),
        layer(
          dots.filter(({ isIn }) => !isIn),
          { type: 'point', size: 70, stroke: '#9aa5b1', fill: 'white', opacity: 1 },
          dot,
        ),
        layer(
          dots.filter(({ isIn }) => isIn),
          { type: 'point', size: 110, stroke: ink, fill: ink, opacity: 1 },
          dot,
        ),
        layer(names, { type: 'text', align: 'right', fontSize: 12, lineHeight: 13 }, written),
        layer(sizes, { type: 'text', align: 'right', fontSize: 11.5 }, written),
        ...heads.map(({ align, ...head }) =>
          layer([head], { type: 'text', align, fontSize: 12, color: quietInk }, written),
        ),
      ]
        .flat()
        .map(({ encoding, ...own }) => ({ ...own, encoding: inPixels(encoding, height) })),
    },
  }
}

type Layer = { readonly data: VegaLiteSpec; readonly mark: VegaLiteSpec; readonly encoding: Encoding }
type Encoding = VegaLiteSpec & { readonly x: VegaLiteSpec; readonly y: VegaLiteSpec }

/** A layer, where there is something in it. */
const layer = (values: readonly VegaLiteSpec[], mark: VegaLiteSpec, encoding: Encoding): readonly Layer[] =>
  values.length === 0 ? [] : [{ data: { values }, mark, encoding }]

const at = (field: string): VegaLiteSpec => ({ field, type: 'quantitative' })
const dot = { x: at('x'), y: at('y') }
const box = { x: at('left'), x2: { field: 'right' }, y: at('y'), y2: { field: 'y2' } }
const interval = { x: at('x'), y: at('low'), y2: { field: 'high' } }
const written = { ...dot, text: { field: 'text' } }

/** The places of a layer as pixels of the picture. */
const inPixels = (encoding: Encoding, height: number): VegaLiteSpec => ({
  ...encoding,
  x: { ...encoding.x, axis: null, scale: { domain: [0, room], nice: false, zero: false } },
  y: { ...encoding.y, axis: null, scale: { domain: [height, 0], nice: false, zero: false } },
})
