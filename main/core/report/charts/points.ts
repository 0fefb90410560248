import { Failure } from '../../../contract/failure.ts'
import type { ChartSpec } from '../../../contract/report-section.ts'
import type { Cell, ResultTable, Verdict } from '../../../contract/results.ts'
import { inLanguage } from '../../../contract/text.ts'
import { type Axis, axesOf, cellsByPlace, isOnlyLevel } from '../axes.ts'
import { isDoubtful, markOf, needsMark } from '../marks.ts'
import { fieldFormat } from '../measure.ts'
import { formatNumber, hiddenSymbol } from '../number-format.ts'
import type { Scene } from '../scene.ts'
import { seriesColours, totalColour, type VegaLiteSpec } from './theme.ts'
import { wrap } from './wrap.ts'

export type ChartRequest = { readonly chart: ChartSpec; readonly table: ResultTable; readonly scene: Scene }

/** One figure of a chart: its labels on the main and the second axis, and what is drawn of its cell. */
export type Point = {
  readonly main: string
  readonly second: string
  readonly code: string
  readonly isTotal: boolean
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  /** The figure as printed, with its mark. */
  readonly text: string
  readonly level: Verdict['level']
  readonly doubtful: boolean
}

/** A drawing before it is framed: its figures, its height and what Vega-Lite is to draw. */
export type Picture = {
  readonly points: readonly Point[]
  readonly height: number
  readonly content: VegaLiteSpec
  /** What else the reader must know to read the picture. */
  readonly note?: string
}

export type Wanted = {
  readonly variable: string | undefined
  /** What to take when the chart names nothing. */
  readonly otherwise: 'level' | 'dimension' | 'nothing'
}

/**
 * The axes a chart spreads over: those it names, else the ones its kind prefers. Levels that are neither drawn nor
 * fixed by the chart take a free second axis; where there is none the chart is refused, as is a chart that names
 * what the table does not have.
 */
export const pickAxes = (
  { chart, table, scene }: ChartRequest,
  main: Wanted,
  second: Wanted,
): readonly [Axis, Axis | undefined] => {
  const request = { chart: chart.id, table: table.id }
  const free = axesOf(table, scene.language, scene.texts).filter(
    (axis) => !(isOnlyLevel(axis) || (axis.isLevel && chart.level !== undefined)),
  )
  const named = ({ variable }: Wanted): Axis | undefined => {
    const axis = free.find((candidate) => candidate.variable === variable)
    if (variable !== undefined && !axis) throw new Failure('report.chart-variable', { ...request, variable })
    return axis
  }
  const [mainNamed, secondNamed] = [named(main), named(second)]
  const left = free.filter((axis) => axis !== mainNamed && axis !== secondNamed)
  const preferred = ({ otherwise }: Wanted): Axis | undefined => {
    const axis = left.find(({ isLevel }) => isLevel === (otherwise !== 'dimension'))
    return otherwise === 'nothing' ? axis : (axis ?? left[0])
  }
  const first = mainNamed ?? preferred(main)
  left.splice(0, left.length, ...left.filter((axis) => axis !== first))
  const other = secondNamed ?? preferred(second)
  if (!first || (!other && second.otherwise !== 'nothing')) throw new Failure('report.chart-axes', request)
  if (free.some((axis) => axis.isLevel && axis !== first && axis !== other))
    throw new Failure('report.chart-level', request)
  return [first, other]
}

/** The figures along the axes in the table's order; all other dimensions at their margin. Totals only on request. */
export const pointsOf = (
  { chart, table, scene }: ChartRequest,
  main: Axis,
  second: Axis | undefined,
  withTotal: boolean,
): Point[] => {
  const axes = axesOf(table, scene.language, scene.texts)
  const cellAt = cellsByPlace(table)
  const mains = withTotal ? main.entries : main.entries.filter(({ code }) => code !== null)
  const seconds = second ? second.entries.filter(({ code }) => code !== null) : [undefined]
  const points = mains.flatMap((entry) =>
    seconds.flatMap((other) => {
      const cell = cellAt(
        axes.map((axis) => {
          if (axis.variable === main.variable) return entry.code
          if (axis.variable === second?.variable) return other?.code ?? null
          return axis.isLevel ? (chart.level ?? axis.entries[0]?.code ?? null) : null
        }),
      )
      const place = { main: lines(entry.label), second: other?.label ?? '', code: entry.code ?? '' }
      return cell ? [{ ...place, isTotal: entry.code === null, ...drawn(cell, table, scene) }] : []
    }),
  )
  if (points.length === 0) throw new Failure('report.chart-empty', { chart: chart.id, table: table.id })
  return points
}

const lines = (label: string): string => wrap(label, 38).join('\n')

const drawn = (cell: Cell, table: ResultTable, { language, texts }: Scene) => {
  const { level } = cell.verdict
  const isHidden = cell.confidentiality === 'hidden'
  const text = isHidden ? hiddenSymbol : formatNumber(cell.estimate, fieldFormat('estimate', table.statistic), language)
  return {
    estimate: cell.estimate,
    low: cell.ciLow,
    high: cell.ciHigh,
    text: needsMark(level) ? `${text} ${markOf(level, texts).glyph}` : text,
    level,
    doubtful: isDoubtful(level),
  }
}

export const unitOf = ({ table, scene }: ChartRequest): string => inLanguage(table.unit, scene.language)

/** The labels of an axis as they are drawn, without the total unless it has points. */
export const labelsOn = (points: readonly Point[], axis: 'main' | 'second'): string[] => [
  ...new Set(points.map((point) => point[axis])),
]

/** The smallest and the largest number drawn, zero included. */
export const extent = (points: readonly Point[]): readonly [number, number] => {
  const numbers = points.flatMap(({ estimate, low, high }) => [estimate ?? 0, low ?? 0, high ?? 0])
  return [Math.min(0, ...numbers), Math.max(0, ...numbers)]
}

/** The second axis as colours: one per label, in its order, from dark to light so that grey keeps them apart. */
export const seriesColour = (points: readonly Point[], axis: Axis): VegaLiteSpec => {
  const domain = labelsOn(points, 'second')
  const range = domain.map((_, place) => seriesColours[place % seriesColours.length] ?? totalColour)
  return { field: 'second', type: 'nominal', title: axis.label, scale: { domain, range } }
}
