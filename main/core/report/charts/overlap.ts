import { Failure } from '../../../contract/failure.ts'
import { between, nothing } from '../../derivation/combination.ts'
import { fieldFormat } from '../measure.ts'
import { formatInterval } from '../number-format.ts'
import { overlapOnPaper } from './overlap-layout.ts'
import { type ChartRequest, otherTable, type Picture, type Point, pickAxes, pointsOf, unitOf } from './points.ts'

/** How many combinations are drawn when the chart does not say: more have no room for their figures. */
const usualTop = 8

/**
 * Which answers go together, as UpSet draws it: a bar for each combination, the largest first and those who mentioned
 * none last, over a matrix that shows its answers; beside each answer its figure alone or with others, of the table
 * `beside`. Combinations that are not published come after the others, so that their order tells nothing. After Lex,
 * Gehlenborg, Strobelt, Vuillemot and Pfister (2014), "UpSet: Visualization of Intersecting Sets".
 */
export const overlap = (request: ChartRequest): Picture => {
  const { chart, table, scene } = request
  const [combinations] = pickAxes(
    request,
    { variable: chart.x, otherwise: 'level' },
    { variable: undefined, otherwise: 'nothing' },
  )
  const found = pointsOf(request, combinations, undefined, false)
  const answers = answersOf(found)
  if (!found.some(({ code }) => code === nothing || namesIn({ code }).length > 1))
    throw new Failure('report.chart-combinations', { chart: chart.id, table: table.id })
  const size = ({ estimate, code }: Point) => (code === nothing ? Number.NEGATIVE_INFINITY : (estimate ?? -1))
  const ranked = [...found].sort((a, b) => order(size(a), size(b)))
  const shown = ranked.slice(0, chart.top ?? usualTop)
  const sizes = chart.beside === undefined ? [] : sizesOf(request, chart.beside, answers)
  const rows = answers
    .map(({ code, label }) => ({ code, label, size: sizes.find((one) => one.code === code) }))
    .sort((a, b) => order(a.size?.estimate ?? 0, b.size?.estimate ?? 0))
  const asOne = (point: Point): Point => ({ ...point, main: point.main.replaceAll('\n', ' ') })
  const words = { alone: scene.texts('chart.overlap-combined'), all: scene.texts('chart.overlap-all') }
  return {
    points: [...shown.map(asOne), ...sizes.map((point) => ({ ...asOne(point), second: words.all }))],
    ...(shown.length < found.length
      ? { note: scene.texts('chart.overlap-more', { count: found.length - shown.length }) }
      : {}),
    ...overlapOnPaper({
      unit: `${words.alone} · ${unitOf(request)}`,
      columns: shown.map((point) => ({ point, answers: new Set(namesIn(point)) })),
      rows: rows.map(({ code, label, size: own }) => ({ code, label, figure: own ? withInterval(own, request) : '' })),
      sizesHead: sizes.length === 0 ? '' : words.all,
    }),
  }
}

const order = (a: number, b: number): number => (a === b ? 0 : b > a ? 1 : -1)

const namesIn = ({ code }: Pick<Point, 'code'>): readonly string[] => (code === nothing ? [] : code.split(between))

/** The answers that are combined, with the words that stand for them in the names of combinations. */
const answersOf = (points: readonly Point[]): readonly { readonly code: string; readonly label: string }[] => {
  const labels = new Map<string, string>()
  for (const point of [...points].sort((a, b) => namesIn(a).length - namesIn(b).length)) {
    const names = namesIn(point)
    const words = point.main.replaceAll('\n', ' ').split(` ${between} `)
    names.forEach((name, place) => {
      if (!labels.has(name)) labels.set(name, words.length === names.length ? (words[place] ?? name) : name)
    })
  }
  return [...labels].map(([code, label]) => ({ code, label }))
}

/** The figure of each answer, alone or with others. */
const sizesOf = (
  request: ChartRequest,
  id: string,
  answers: readonly { readonly code: string }[],
): readonly Point[] => {
  const other = { ...request, table: otherTable(request, id) }
  const nowhere = { variable: undefined, otherwise: 'nothing' } as const
  const [levels] = pickAxes(other, { variable: undefined, otherwise: 'level' }, nowhere)
  return pointsOf(other, levels, undefined, false).filter(({ code }) => answers.some((answer) => answer.code === code))
}

const withInterval = ({ text, low, high, statistic }: Point, { scene }: ChartRequest): string =>
  low === null ? text : `${text} (${formatInterval(low, high, fieldFormat('estimate', statistic), scene.language)})`
