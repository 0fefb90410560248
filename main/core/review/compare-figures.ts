import { type Figure, figureName } from './figures.ts'

export type Tolerance = {
  /** Share of the larger of the two figures. */
  readonly relative: number
  /** In the figure's unit. */
  readonly absolute: number
}

export type FigurePair = {
  readonly at: Figure['at']
  readonly estimate: number | null
  readonly other: number | null
  readonly se: number | null
  readonly otherSe: number | null
  /** `only here` and `only there`: the other side has no such figure. */
  readonly outcome: 'equal' | 'within' | 'differs' | 'onlyHere' | 'onlyThere'
}

/**
 * Figures side by side, by their codes. Estimate and, where both sides give one, standard error must agree: |a − b| ≤
 * absolute + relative · max(|a|, |b|). A figure that is not defined equals one that is not.
 */
export const compareFigures = (
  here: readonly Figure[],
  there: readonly Figure[],
  tolerance: Tolerance,
): readonly FigurePair[] => {
  const others = new Map(there.map((figure) => [figureName(figure.at), figure]))
  const pairs = here.map((figure): FigurePair => {
    const name = figureName(figure.at)
    const other = others.get(name)
    others.delete(name)
    return pairOf(figure, other, tolerance)
  })
  const left = [...others.values()].map(({ at, estimate, se }): FigurePair => {
    return { at, estimate: null, se: null, other: estimate, otherSe: se, outcome: 'onlyThere' }
  })
  return [...pairs, ...left]
}

const pairOf = (figure: Figure, other: Figure | undefined, tolerance: Tolerance): FigurePair => {
  const { at, estimate, se } = figure
  const sides = { at, estimate, se, other: other?.estimate ?? null, otherSe: other?.se ?? null }
  if (other === undefined) return { ...sides, outcome: 'onlyHere' }
  const errors = se === null || other.se === null ? [] : [[se, other.se] as const]
  const numbers = [[estimate, other.estimate] as const, ...errors]
  if (numbers.every(([a, b]) => a === b)) return { ...sides, outcome: 'equal' }
  return { ...sides, outcome: numbers.every(([a, b]) => isWithin(a, b, tolerance)) ? 'within' : 'differs' }
}

const isWithin = (a: number | null, b: number | null, { relative, absolute }: Tolerance): boolean => {
  if (a === null || b === null) return a === b
  return Math.abs(a - b) <= absolute + relative * Math.max(Math.abs(a), Math.abs(b))
}
