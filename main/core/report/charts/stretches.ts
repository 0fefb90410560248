import { fieldFormat } from '../measure.ts'
import { formatNumber, hiddenSymbol } from '../number-format.ts'
import type { Texts } from '../texts.ts'
import { legible } from './legible.ts'
import { type ChartRequest, labelsOn, type Point } from './points.ts'
import { ink, seriesColours, totalColour } from './theme.ts'

/** A part of a whole and its colour; `isRest` the parts that are drawn together. */
export type Part = { readonly label: string; readonly colour: string; readonly isRest: boolean }

/** A stretch of a bar, from `start` to `end` of the whole. */
export type Stretch = {
  readonly row: string
  readonly part: string
  readonly start: number
  readonly end: number
  readonly middle: number
  /** Empty where there is no room for it. */
  readonly figure: string
  readonly outline: string
  readonly letters: string
  readonly doubtful: boolean
  readonly hidden: boolean
}

/** The parts in the table's order; of more than there are colours, the smallest together and last. */
export const partColours = (points: readonly Point[], texts: Texts): readonly Part[] => {
  const labels = labelsOn(points, 'second')
  const largest = (label: string): number =>
    Math.max(...points.map(({ second, estimate }) => (second === label ? (estimate ?? 0) : 0)))
  const count = labels.length > seriesColours.length ? seriesColours.length - 1 : labels.length
  const apart = new Set([...labels].sort((a, b) => largest(b) - largest(a)).slice(0, count))
  const parts = labels
    .filter((label) => apart.has(label))
    .map((label, place) => ({ label, colour: seriesColours[place] ?? totalColour, isRest: false }))
  if (count === labels.length) return parts
  return [
    ...parts,
    { label: texts('chart.together', { count: labels.length - count }), colour: totalColour, isRest: true },
  ]
}

/**
 * The stretches of one bar. Parts that are not published share the last one, which is what the others leave of the whole;
 * a single such part would follow from the others, and then none of the bar is drawn.
 */
export const stretchesOf = (
  row: readonly Point[],
  parts: readonly Part[],
  { table, scene }: ChartRequest,
): readonly Stretch[] => {
  const hidden = row.filter((point) => point.hidden).length
  const named = new Set(parts.map(({ label }) => label))
  const shown = row.filter(({ estimate }) => estimate !== null)
  const pieces: Piece[] = parts.flatMap(({ label, colour, isRest }): Piece[] => {
    const own = shown.filter(({ second }) => (isRest ? !named.has(second) : second === label))
    const [first] = own
    if (!first) return []
    const length = lengthOf(own)
    const text = isRest ? formatNumber(length, fieldFormat('estimate', table.statistic), scene.language) : first.text
    return [{ part: label, length, text, colour, doubtful: !isRest && first.doubtful, hidden: false }]
  })
  const left = 1 - lengthOf(shown)
  const unpublished: Piece = { part: '', length: left, text: hiddenSymbol, colour: ink, doubtful: false, hidden: true }
  const all = [...pieces, ...(hidden > 0 && left > 0 ? [unpublished] : [])]
  return laid(row[0]?.main ?? '', hidden === 1 ? [{ ...unpublished, length: 1 }] : all)
}

type Piece = {
  readonly part: string
  readonly length: number
  readonly text: string
  readonly colour: string
  readonly doubtful: boolean
  readonly hidden: boolean
}

const lengthOf = (points: readonly Point[]): number => points.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0)

const laid = (row: string, pieces: readonly Piece[]): readonly Stretch[] => {
  let end = 0
  return pieces.map(({ part, length, text, colour, doubtful, hidden }) => {
    const start = end
    end += length
    const figure = withoutSign(text)
    return {
      row,
      part,
      start,
      end,
      middle: (start + end) / 2,
      figure: length >= figure.length * roomOfLetter ? figure : '',
      outline: doubtful ? colour : 'white',
      letters: doubtful || hidden ? ink : legible(colour),
      doubtful,
      hidden,
    }
  })
}

/** The part of a bar that a letter takes. */
const roomOfLetter = 0.0115

/** The axis says what is counted; in a narrow stretch the figure stands alone. */
const withoutSign = (text: string): string => text.replace(/\u00a0?%/, '')
