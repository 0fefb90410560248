import { Failure } from '../../../contract/failure.ts'
import type { ChartSpec } from '../../../contract/report-section.ts'
import type { Cell, ResultTable, Statistic, Verdict } from '../../../contract/results.ts'
import { inLanguage } from '../../../contract/text.ts'
import { type Axis, axesOf, cellsByPlace, isOnlyLevel } from '../axes.ts'
import { isDoubtful, markOf, needsMark } from '../marks.ts'
import { fieldFormat } from '../measure.ts'
import { formatNumber, hiddenSymbol } from '../number-format.ts'
import type { Scene } from '../scene.ts'
import { type Json, seriesColours, seriesDashes, seriesShapes, type VegaLiteSpec } from './theme.ts'
import { wrap } from './wrap.ts'

export type ChartRequest = {
  readonly chart: ChartSpec
  readonly table: ResultTable
  readonly scene: Scene
  /** Another table by its name, where there is one. */
  readonly tableOf?: TableOf
}
export type TableOf = (id: string) => ResultTable | null | undefined

/** Another table that a chart names. */
export const otherTable = ({ chart, table, tableOf }: ChartRequest, id: string): ResultTable => {
  const other = id === table.id ? table : tableOf?.(id)
  if (!other) throw new Failure('report.chart-table', { chart: chart.id, table: id })
  return other
}

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
  readonly statistic: Statistic
  readonly ciLevel: number
  readonly level: Verdict['level']
  readonly doubtful: boolean
  /** Not published: there is no figure to draw, and no mark may tell one. */
  readonly hidden: boolean
}

/** A drawing before it is framed: its figures, its height and what Vega-Lite is to draw. */
export type Picture = {
  readonly points: readonly Point[]
  readonly height: number
  readonly content: VegaLiteSpec
  /** What the figures are figures of, where that is not what the chart's own table says. */
  readonly about?: string
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

/**
 * The figures along the axes in the table's order; other dimensions at the category that `at` names, else at their
 * margin. Totals only on request.
 */
export const pointsOf = (
  { chart, table, scene }: ChartRequest,
  main: Axis,
  second: Axis | undefined,
  withTotal: boolean,
  at: ReadonlyMap<string, string | null> = new Map(),
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
          return axis.isLevel ? (chart.level ?? axis.entries[0]?.code ?? null) : (at.get(axis.variable) ?? null)
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

/** What is drawn of a cell. */
export const drawn = (cell: Cell, table: ResultTable, { language, texts }: Scene) => {
  const { level } = cell.verdict
  const { statistic, ciLevel } = table
  if (cell.confidentiality === 'hidden') {
    const nothing = { estimate: null, low: null, high: null, text: hiddenSymbol }
    return { ...nothing, statistic, ciLevel, level, doubtful: false, hidden: true }
  }
  const text = formatNumber(cell.estimate, fieldFormat('estimate', table.statistic), language)
  return {
    estimate: cell.estimate,
    low: cell.ciLow,
    high: cell.ciHigh,
    text: needsMark(level) ? `${text} ${markOf(level, texts).glyph}` : text,
    statistic,
    ciLevel,
    level,
    doubtful: isDoubtful(level),
    hidden: false,
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

/** Whether series are more than there are colours, so that colour alone would tell some of them as one. */
export const hasManySeries = (points: readonly Point[]): boolean =>
  labelsOn(points, 'second').length > seriesColours.length

/** The second axis as colours, shapes of points or dashes of lines: one per label, in its order. */
export const seriesColour = (points: readonly Point[], axis: Pick<Axis, 'label'>): VegaLiteSpec =>
  seriesIn(points, axis, seriesColours)
export const seriesShape = (points: readonly Point[], axis: Pick<Axis, 'label'>): VegaLiteSpec =>
  seriesIn(points, axis, seriesShapes)
export const seriesDash = (points: readonly Point[], axis: Pick<Axis, 'label'>): VegaLiteSpec =>
  seriesIn(points, axis, seriesDashes)

const seriesIn = (points: readonly Point[], axis: Pick<Axis, 'label'>, looks: readonly Json[]): VegaLiteSpec => {
  const domain = labelsOn(points, 'second')
  const range = domain.map((_, place) => looks[place % looks.length] ?? null)
  return { field: 'second', type: 'nominal', title: axis.label, scale: { domain, range } }
}
