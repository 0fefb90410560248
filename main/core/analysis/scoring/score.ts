import type { Aggregation } from './spec.ts'

/** The worth of the answers of a case to the criteria of each component. */
export type Worths = readonly (readonly number[])[]

/**
 * The score of a case before it is brought to 0 to 100:
 *
 *   sum         Σ points
 *   product     Π multipliers
 *   geometric   (Π multipliers)^(1/k), of k criteria
 *
 * first within each component, then over the components in the same way: what the form of a product means is that one good
 * trait cannot make up for a bad one. Multipliers have to be above 0.
 */
export const rawScore = (worths: Worths, aggregation: Aggregation): number =>
  aggregate(
    worths.map((own) => aggregate(own, aggregation)),
    aggregation,
  )

const aggregate = (values: readonly number[], aggregation: Aggregation): number => {
  if (aggregation === 'sum') return values.reduce((sum, value) => sum + value, 0)
  const product = values.reduce((all, value) => all * value, 1)
  return aggregation === 'product' ? product : product ** (1 / values.length)
}

/** The least and the most that a score can be, from the levels of all criteria. */
export const rangeOf = (
  levels: readonly (readonly (readonly number[])[])[],
  aggregation: Aggregation,
): readonly [least: number, most: number] => {
  const at = (extreme: (...values: number[]) => number) =>
    rawScore(
      levels.map((component) => component.map((criterion) => extreme(...criterion))),
      aggregation,
    )
  return [at(Math.min), at(Math.max)]
}

/** A score on the scale from 0, the least that can be, to 100, the most. */
export const rescaled = (score: number, [least, most]: readonly [number, number]): number =>
  (100 * (score - least)) / (most - least)

/**
 * The worth of a level when the weight of its criterion is moved by a part: points are multiplied, multipliers raised to
 * a power, which multiplies their logarithms; multiplying them all by the same would change no order.
 */
export const moved = (worth: number, part: number, aggregation: Aggregation): number =>
  aggregation === 'sum' ? worth * (1 + part) : worth ** (1 + part)
