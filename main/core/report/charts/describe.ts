import { fieldFormat } from '../measure.ts'
import { formatInterval } from '../number-format.ts'
import { levelText } from '../scene.ts'
import type { ChartRequest, Point } from './points.ts'

/** Up to this many figures are all told; of more, the highest three and the lowest. */
const toldInFull = 8

/**
 * A chart in words for who does not see it: what kind it is, what it shows, its main figures with their intervals,
 * and how many of them are not reliable.
 */
export const describe = (request: ChartRequest, title: string, about: string, points: readonly Point[]): string => {
  const { chart, scene } = request
  const { texts } = scene
  const known = points.filter(({ estimate }) => estimate !== null)
  const doubtful = points.filter((point) => point.doubtful).length
  const hidden = points.filter((point) => point.hidden).length
  const tell = (some: readonly Point[]) => some.map((point) => told(point, request)).join('; ')
  const ranked = known.filter(({ isTotal }) => !isTotal).sort((a, b) => (b.estimate ?? 0) - (a.estimate ?? 0))
  const figures =
    known.length <= toldInFull
      ? texts('chart.figures', { figures: tell(known) })
      : texts('chart.extremes', { highest: tell(ranked.slice(0, 3)), lowest: tell(ranked.slice(-1)) })
  const sentences = [
    `${texts(`chart.kind.${chart.chart}`)}: ${title}`,
    about,
    figures,
    ...(doubtful > 0 ? [texts('chart.doubtful-count', { count: doubtful, of: points.length })] : []),
    ...(hidden > 0 ? [texts('chart.hidden-count', { count: hidden, of: points.length })] : []),
    ...scene.warnings,
  ]
  return `${sentences.map((sentence) => sentence.replace(/\.$/, '')).join('. ')}.`
}

const told = (point: Point, { scene }: ChartRequest): string => {
  const place = [point.main.replaceAll('\n', ' '), point.second].filter((part) => part !== '').join(', ')
  const { language, texts } = scene
  if (point.low === null) return `${place}: ${point.text}`
  const interval = formatInterval(point.low, point.high, fieldFormat('estimate', point.statistic), language)
  const level = levelText(point.ciLevel, language)
  return `${place}: ${point.text} (${texts('figure.interval', { level, interval })})`
}
