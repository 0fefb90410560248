import type { Point } from './points.ts'
import { ink, type VegaLiteSpec } from './theme.ts'

/** What a second group adds to a pyramid: its outlines, and where and what is printed beside both. */
export type ComparedSides = {
  readonly layers: readonly VegaLiteSpec[]
  /** Beside each bar of the first group: the end of the longer of the two, and both figures. */
  readonly ends: readonly number[]
  readonly figures: readonly string[]
}

/**
 * The bars of a second group as outlines, lower than those they stand over, so that both ends are seen; broken where the
 * figure is doubtful. The first group's figure is printed first.
 */
export const comparedSides = (
  own: readonly Point[],
  others: readonly Point[],
  drawn: (point: Point) => number | null,
): ComparedSides => {
  const partner = (point: Point): Point | undefined =>
    others.find(({ main, second }) => main === point.main && second === point.second)
  const ends = own.map((point) => {
    const both = [drawn(point), partner(point) ? drawn(partner(point) as Point) : null].map((end) => end ?? 0)
    return both.reduce((longest, end) => (Math.abs(end) > Math.abs(longest) ? end : longest), 0)
  })
  const values = others.map((point) => ({ ...point, drawn: drawn(point) }))
  return {
    ends,
    figures: own.map((point) => [point.text, partner(point)?.text ?? ''].filter((text) => text !== '').join(' | ')),
    // White under the outline, so that it shows on any fill.
    layers: [
      outline(values, { stroke: 'white', strokeWidth: 4.5 }),
      outline(values, { stroke: ink, strokeWidth: 1.8 }),
    ],
  }
}

const outline = (values: VegaLiteSpec[], look: VegaLiteSpec): VegaLiteSpec => ({
  data: { values },
  transform: [{ filter: 'isValid(datum.drawn)' }],
  mark: { type: 'bar', filled: false, height: { band: 0.55 }, ...look },
  encoding: {
    x: { field: 'drawn', type: 'quantitative', stack: null },
    strokeDash: { condition: { test: 'datum.doubtful', value: [3, 3] }, value: [1, 0] },
  },
})
