import { type ChartSpec, tablesOfChart } from '../../../contract/report-section.ts'
import { type ResultTable, verdictLevels } from '../../../contract/results.ts'
import { inLanguage } from '../../../contract/text.ts'
import { isDoubtful, markOf, needsMark } from '../marks.ts'
import { hiddenSymbol } from '../number-format.ts'
import { perturbationStatus } from '../perturbation-text.ts'
import type { ReportChart } from '../report.ts'
import { about, type Scene, tableAnchor } from '../scene.ts'
import { bars } from './bars.ts'
import { cards } from './cards.ts'
import { describe } from './describe.ts'
import { dots } from './dots.ts'
import { flows } from './flows.ts'
import type { Geography } from './geography.ts'
import { heat } from './heat.ts'
import { map } from './map.ts'
import { overlap } from './overlap.ts'
import { type ChartRequest, otherTable, type Picture, type TableOf } from './points.ts'
import { pyramid } from './pyramid.ts'
import { ranking } from './ranking.ts'
import { stacked } from './stacked.ts'
import { framed } from './theme.ts'
import { trend } from './trend.ts'

/** "Gráfico 1", and of the tables it is drawn from "Cuadro 3". */
export type ChartLabels = {
  readonly chart: string
  readonly tables: readonly { readonly id: string; readonly label: string }[]
}

/** A chart of the plan as a Vega-Lite specification, with the picture told in words. */
export const chartOf = (
  chart: ChartSpec,
  table: ResultTable,
  labels: ChartLabels,
  scene: Scene,
  geography?: Geography,
  tableOf?: TableOf,
): ReportChart => {
  const request: ChartRequest = { chart, table, scene, ...(tableOf ? { tableOf } : {}) }
  const picture = pictureOf(request, geography)
  const tables = tablesOfChart(chart).map((id) => otherTable(request, id))
  const title = inLanguage(chart.title, scene.language) || inLanguage(table.title, scene.language)
  const figuresOf = picture.about ?? about(table, scene)
  const description = describe(request, title, figuresOf, picture.points)
  return {
    kind: 'chart',
    id: chart.id,
    anchor: `g-${chart.id}`,
    label: labels.chart,
    title,
    description,
    points: picture.points,
    spec: framed(
      { title, about: figuresOf, key: keyOf(picture, tables, scene), description, height: picture.height },
      scene,
      picture.content,
    ),
    tables: labels.tables.map(({ id, label }) => ({ anchor: tableAnchor(id), label })),
  }
}

/** The signs that occur in the picture, in words, and whether its figures were changed to protect people. */
const keyOf = ({ points, note }: Picture, tables: readonly ResultTable[], { texts }: Scene): string => {
  const shown = points.filter(({ hidden }) => !hidden)
  const levels = verdictLevels.filter((level) => needsMark(level) && shown.some((point) => point.level === level))
  const signs = levels.map((level) => {
    const { glyph, word } = markOf(level, texts)
    return isDoubtful(level) ? texts('chart.doubtful', { glyph, word }) : `${glyph} ${word}`
  })
  const hidden = shown.length < points.length ? [texts('chart.hidden', { glyph: hiddenSymbol })] : []
  return [...signs, ...hidden, ...perturbationStatus(tables, texts), ...(note ? [note] : [])].join(' · ')
}

const pictureOf = (request: ChartRequest, geography: Geography | undefined): Picture => {
  switch (request.chart.chart) {
    case 'pyramid':
      return pyramid(request)
    case 'stacked':
      return stacked(request)
    case 'cards':
      return cards(request)
    case 'ranking':
      return ranking(request)
    case 'bars':
      return bars(request)
    case 'dots':
      return dots(request)
    case 'trend':
      return trend(request)
    case 'heat':
      return heat(request)
    case 'overlap':
      return overlap(request)
    case 'flows':
      return flows(request, geography)
    case 'map':
      return map(request, geography)
  }
}
