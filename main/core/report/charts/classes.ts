import type { Language } from '../../../contract/text.ts'
import { formatInterval, type NumberFormat } from '../number-format.ts'
import type { Point } from './points.ts'
import { classColours } from './theme.ts'

/** Classes of equal width over the figures that are drawn in colour; `of` a doubtful or unknown figure is null. */
export type Classes = { readonly labels: readonly string[]; readonly of: (point: Point) => string | null }

/** As many classes as there are colours, or one when all figures are equal; labels take the decimals they need. */
export const classesOf = (points: readonly Point[], format: NumberFormat, language: Language): Classes => {
  const drawn = points.flatMap(({ estimate, doubtful }) => (estimate === null || doubtful ? [] : [estimate]))
  if (drawn.length === 0) return { labels: [], of: () => null }
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
