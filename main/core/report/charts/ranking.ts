import { Failure } from '../../../contract/failure.ts'
import type { ResultTable } from '../../../contract/results.ts'
import { inLanguage } from '../../../contract/text.ts'
import type { Axis } from '../axes.ts'
import { fieldFormat } from '../measure.ts'
import { formatNumber, hiddenSymbol } from '../number-format.ts'
import { barsIn } from './bars.ts'
import { rowsOf } from './category-rows.ts'
import { type ChartRequest, otherTable, type Picture, type Point, pickAxes, pointsOf } from './points.ts'

/** How many places are drawn when the chart does not say. */
const usualTop = 10

/** One side of a ranking: its figures by place, and the name of what its places are to them. */
type Side = { readonly label: string; readonly points: readonly Point[]; readonly adds: boolean }

/**
 * Places from the largest figure down, and beside each the figure of the same place in a second table: expelled and
 * received. Places that are not published come after the others, so that their order tells nothing. What is beyond the
 * top is one row, its figure the sum, without an interval, where sums mean something and all of them are published.
 */
export const ranking = (request: ChartRequest): Picture => {
  const { chart, table, scene } = request
  const own = sideOf(request, chart.x)
  const other = chart.beside === undefined ? undefined : besideOf(request, chart.beside)
  const sides = other ? distinct([own, other], [table, otherTable(request, chart.beside ?? '')], request) : [own]
  const codes = rankedCodes(sides)
  const shown = codes.slice(0, chart.top ?? usualTop)
  const beyond = codes.slice(shown.length)
  const label = (code: string): string =>
    sides.flatMap(({ points }) => points.filter((point) => point.code === code))[0]?.main ?? code
  const placed = shown.flatMap((code) =>
    sides.flatMap((side) =>
      side.points
        .filter((point) => point.code === code)
        .map((point) => ({ ...point, main: label(code), second: other ? side.label : '' })),
    ),
  )
  const others = sides.flatMap((side): Point[] => {
    const rest = side.points.filter(({ code }) => beyond.includes(code))
    if (!side.adds || rest.length === 0) return []
    return [sumOf(rest, other ? side.label : '', request)]
  })
  const rows = rowsOf(request, [...placed, ...others], other ? { label: '' } : undefined)
  const note = beyond.length === 0 ? null : others.length === 0 ? 'chart.more' : 'chart.others-note'
  const isSilent = note === null || (others.length > 0 && others.every(({ estimate }) => estimate === null))
  return isSilent ? barsIn(rows) : { ...barsIn(rows), note: scene.texts(note, { count: beyond.length }) }
}

const sideOf = (request: ChartRequest, variable: string | undefined): Side => {
  const [places] = pickAxes(
    request,
    { variable, otherwise: 'dimension' },
    { variable: undefined, otherwise: 'nothing' },
  )
  return {
    label: places.label,
    points: pointsOf(request, places, undefined, false),
    adds: addsUp(request.table, places),
  }
}

/** The second side, of a table that counts the same. */
const besideOf = (request: ChartRequest, id: string): Side => {
  const { chart, table, scene } = request
  const other = otherTable(request, id)
  const unit = ({ unit: text }: ResultTable) => inLanguage(text, scene.language)
  if (other.statistic !== table.statistic || unit(other) !== unit(table))
    throw new Failure('report.chart-pair', { chart: chart.id, table: table.id, other: id })
  return sideOf({ ...request, table: other }, chart.y)
}

/** Sides whose places have the same name are told apart by their tables. */
const distinct = (sides: readonly Side[], tables: readonly ResultTable[], { scene }: ChartRequest): readonly Side[] =>
  sides[0]?.label !== sides[1]?.label
    ? sides
    : sides.map((side, place) => ({ ...side, label: inLanguage(tables[place]?.title, scene.language) }))

/** Counts and totals of places add up, and shares where the places are what is shared out. */
const addsUp = ({ statistic }: ResultTable, { isLevel }: Axis): boolean =>
  statistic === 'count' || statistic === 'total' || (statistic === 'proportion' && isLevel)

/** Codes by the first side's figure, the largest first, then by the second's; those without one last. */
const rankedCodes = (sides: readonly Side[]): readonly string[] => {
  const figure = (code: string, side: Side | undefined): number =>
    side?.points.find((point) => point.code === code)?.estimate ?? Number.NEGATIVE_INFINITY
  const codes = [...new Set(sides.flatMap(({ points }) => points.map(({ code }) => code)))]
  const order = (a: number, b: number): number => (a === b ? 0 : b > a ? 1 : -1)
  return codes.sort(
    (a, b) => order(figure(a, sides[0]), figure(b, sides[0])) || order(figure(a, sides[1]), figure(b, sides[1])),
  )
}

const sumOf = (rest: readonly Point[], second: string, { table, scene }: ChartRequest): Point => {
  const { statistic, ciLevel } = table
  const hidden = rest.some((point) => point.hidden)
  const isKnown = rest.every(({ estimate }) => estimate !== null)
  const estimate = isKnown ? rest.reduce((sum, point) => sum + (point.estimate ?? 0), 0) : null
  return {
    main: scene.texts('chart.others', { count: rest.length }),
    second,
    code: '',
    isTotal: true,
    estimate,
    low: null,
    high: null,
    text: hidden ? hiddenSymbol : formatNumber(estimate, fieldFormat('estimate', statistic), scene.language),
    statistic,
    ciLevel,
    level: 'notApplicable',
    // Without a verdict of its own, a sum of doubtful figures is drawn as one.
    doubtful: rest.some((point) => point.doubtful),
    hidden,
  }
}
