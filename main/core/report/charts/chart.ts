import type { ChartSpec } from '../../../contract/report-section.ts'
import { type ResultTable, verdictLevels } from '../../../contract/results.ts'
import { inLanguage } from '../../../contract/text.ts'
import { isDoubtful, markOf, needsMark } from '../marks.ts'
import type { ReportChart } from '../report.ts'
import { about, type Scene, tableAnchor } from '../scene.ts'
import { bars } from './bars.ts'
import { describe } from './describe.ts'
import { dots } from './dots.ts'
import type { Geography } from './geography.ts'
import { heat } from './heat.ts'
import { map } from './map.ts'
import type { ChartRequest, Picture } from './points.ts'
import { pyramid } from './pyramid.ts'
import { framed } from './theme.ts'
import { trend } from './trend.ts'

/** A chart of the plan as a Vega-Lite specification, with the picture told in words. */
export const chartOf = (
  chart: ChartSpec,
  table: ResultTable,
  labels: { readonly chart: string; readonly table: string },
  scene: Scene,
  geography?: Geography,
): ReportChart => {
  const request = { chart, table, scene }
  const picture = pictureOf(request, geography)
  const title = inLanguage(chart.title, scene.language) || inLanguage(table.title, scene.language)
  const description = describe(request, title, picture.points)
  return {
    kind: 'chart',
    id: chart.id,
    anchor: `g-${chart.id}`,
    label: labels.chart,
    title,
    description,
    points: picture.points,
    spec: framed(
      { title, about: about(table, scene), key: keyOf(picture, scene), description, height: picture.height },
      scene,
      picture.content,
    ),
    table: { anchor: tableAnchor(table.id), label: labels.table },
  }
}

/** The signs that occur in the picture, in words. */
const keyOf = ({ points, note }: Picture, { texts }: Scene): string => {
  const levels = verdictLevels.filter((level) => needsMark(level) && points.some((point) => point.level === level))
  const signs = levels.map((level) => {
    const { glyph, word } = markOf(level, texts)
    return isDoubtful(level) ? texts('chart.doubtful', { glyph, word }) : `${glyph} ${word}`
  })
  return [...signs, ...(note ? [note] : [])].join(' · ')
}

const pictureOf = (request: ChartRequest, geography: Geography | undefined): Picture => {
  switch (request.chart.chart) {
    case 'pyramid':
      return pyramid(request)
    case 'bars':
      return bars(request)
    case 'dots':
      return dots(request)
    case 'trend':
      return trend(request)
    case 'heat':
      return heat(request)
    case 'map':
      return map(request, geography)
  }
}
