import type { Statistic } from '../../../contract/results.ts'
import type { Language } from '../../../contract/text.ts'
import { formatInterval, formatNumber, type NumberFormat } from '../number-format.ts'
import type { Point } from './points.ts'
import { classColours } from './theme.ts'

/** Classes of the figures that are drawn in colour; `of` a doubtful or unknown figure is null. */
export type Classes = { readonly labels: readonly string[]; readonly of: (point: Point) => string | null }

/**
 * As many classes as there are colours, or one when all figures are equal; labels take the decimals they need. Shares,
 * means and the like are put into classes of equal width. Counts and sums, of which a few areas have most, would nearly
 * all fall into the first of these: theirs have as many areas each as can be.
 */
export const classesOf = (
  points: readonly Point[],
  statistic: Statistic,
  format: NumberFormat,
  language: Language,
): Classes => {
  const drawn = points.flatMap(({ estimate, doubtful }) => (estimate === null || doubtful ? [] : [estimate]))
  if (drawn.length === 0) return { labels: [], of: () => null }
  return statistic === 'count' || statistic === 'total'
    ? classesOfEqualNumber(drawn, format, language)
    : classesOfEqualWidth(drawn, format, language)
}

/** Areas with the same figure are in the same class, told by the smallest and the largest figure in it. */
const classesOfEqualNumber = (drawn: readonly number[], format: NumberFormat, language: Language): Classes => {
  const sorted = [...drawn].sort((one, other) => one - other)
  const place = (estimate: number): number =>
    Math.floor((sorted.indexOf(estimate) * classColours.length) / sorted.length)
  const classes = Map.groupBy(sorted, place)
  const names = new Map(
    [...classes].map(([at, own]) => {
      const [low, high] = [own[0] as number, own.at(-1) as number]
      return [at, low === high ? formatNumber(low, format, language) : formatInterval(low, high, format, language)]
    }),
  )
  const labels = [...new Set(names.values())]
  return {
    labels,
    of: ({ estimate, doubtful }) => (estimate === null || doubtful ? null : (names.get(place(estimate)) ?? null)),
  }
}

const classesOfEqualWidth = (drawn: readonly number[], format: NumberFormat, language: Language): Classes => {
  const [low, high] = [Math.min(...drawn), Math.max(...drawn)]
  const count = high > low ? classColours.length : 1
  const bound = (place: number): number => low + ((high - low) * place) / count
  const labels = labelled(bound, count, format, language)
  const placeOf = (estimate: number): number =>
    high > low ? Math.min(count - 1, Math.floor(((estimate - low) / (high - low)) * count)) : 0
  return {
    labels,
    of: ({ estimate, doubtful }) => (estimate === null || doubtful ? null : (labels[placeOf(estimate)] ?? null)),
  }
}

const mostDecimals = 4

const labelled = (
  bound: (place: number) => number,
  count: number,
  format: NumberFormat,
  language: Language,
): string[] => {
  const labels = Array.from({ length: count }, (_, place) =>
    formatInterval(bound(place), bound(place + 1), format, language),
  )
  const bounds = new Set(labels.flatMap((label) => label.split('–')))
  const decimals = format.kind === 'integer' ? mostDecimals : format.decimals
  if (bounds.size > count || decimals >= mostDecimals || count === 1) return labels
  return labelled(
    bound,
    count,
    { ...format, kind: format.kind === 'integer' ? 'decimal' : format.kind, decimals: decimals + 1 },
    language,
  )
}
