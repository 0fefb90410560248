import { Failure } from '../../contract/failure.ts'
import type { PopulationMargin } from './population-margin.ts'

/** Margins whose sums differ by more than this share describe different populations. */
const sumTolerance = 1e-6

/**
 * The totals of every margin, scaled to the sum of the first where they differ by rounding. Refused: margins that add
 * up to different populations.
 */
export const commonTotals = (margins: readonly PopulationMargin[]): readonly Float64Array[] => {
  const sums = margins.map(({ cells }) => cells.reduce((sum, { total }) => sum + total, 0))
  const population = sums[0] as number
  return margins.map((margin, i) => {
    const scale = population / (sums[i] as number)
    if (Math.abs(scale - 1) > sumTolerance) {
      throw new Failure('weighting.totals-differ', {
        first: nameOf(margins[0] as PopulationMargin),
        second: nameOf(margin),
        partsPerMillion: Math.round(Math.abs(1 / scale - 1) * 1e6),
      })
    }
    return Float64Array.from(margin.cells, ({ total }) => total * scale)
  })
}

/** The margin's variables, as people write a crossing. */
export const nameOf = ({ by }: PopulationMargin): string => by.join(' × ')
