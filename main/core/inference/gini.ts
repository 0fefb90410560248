import { withAnswers } from './mean.ts'
import type { VectorStatistic } from './vector-statistic.ts'

/**
 * The Gini index G = Σ Σ w w' |y − y'| / (2 N Y) with N = Σ w and Y = Σ w y, over the rows of `domain` with an answer.
 * Its influence is z = Σ w' |y − y'| / (N Y) − G / N − G y / Y (Deville 1999, Survey Methodology 25, applied to the
 * double sum). NaN where Y is not above 0: with debts as large as incomes the index has no meaning.
 */
export const giniOf = (weights: Float64Array, values: Float64Array, domain?: Uint8Array): VectorStatistic => {
  const inside = withAnswers([values], values.length, domain)
  const order = Uint32Array.from(
    Array.from(values.keys())
      .filter((row) => inside[row] === 1)
      .sort((a, b) => (values[a] as number) - (values[b] as number)),
  )
  return {
    estimate: (given) => Float64Array.of(distances(given, values, order).gini),
    influence: () => {
      const { gini, population, total, differences } = distances(weights, values, order)
      const influence = new Float64Array(values.length)
      for (const [place, row] of order.entries()) {
        const own = (differences[place] as number) / (population * total)
        influence[row] = own - gini / population - (gini * (values[row] as number)) / total
      }
      return [influence]
    },
    domain: inside,
  }
}

/** Σ w' |y − y'| for every row in ascending order of y, from running sums of w and w y, and the index they give. */
const distances = (weights: Float64Array, values: Float64Array, order: Uint32Array) => {
  let population = 0
  let total = 0
  for (const row of order) {
    population += weights[row] as number
    total += (weights[row] as number) * (values[row] as number)
  }
  const differences = new Float64Array(order.length)
  let weightBelow = 0
  let totalBelow = 0
  let sum = 0
  for (const [place, row] of order.entries()) {
    const [weight, value] = [weights[row] as number, values[row] as number]
    const difference = value * (2 * weightBelow + weight - population) + total - 2 * totalBelow - weight * value
    differences[place] = difference
    sum += weight * difference
    weightBelow += weight
    totalBelow += weight * value
  }
  const gini = total > 0 ? sum / (2 * population * total) : Number.NaN
  return { gini, population, total, differences }
}
