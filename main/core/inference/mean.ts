import type { Categories } from '../data/categories.ts'
import type { VectorStatistic } from './vector-statistic.ts'

/** A number per row of the design (NaN = no answer) with its name, as failures give it. */
export type NamedValues = { readonly variable: string; readonly values: Float64Array }

/** A variable and the rows it is averaged over, 1 = inside; every row inside has an answer. */
export type MeanPart = { readonly values: Float64Array; readonly inside: Uint8Array }

/** The mean of a variable over the rows of `domain` with an answer. */
export const meanOf = (weights: Float64Array, values: Float64Array, domain?: Uint8Array): VectorStatistic =>
  meansOf(weights, [{ values, inside: withAnswers([values], values.length, domain) }])

/** Means of a variable in the categories of a classification. */
export const meansByCategory = (weights: Float64Array, values: Float64Array, by: Categories): VectorStatistic => {
  const answered = withAnswers([values], values.length)
  const parts = by.categories.map((_, place) => ({
    values,
    inside: answered.map((own, row) => (by.codes[row] === place + 1 ? own : 0)),
  }))
  return meansOf(weights, parts)
}

/** Several means made together: each is ȳ = Σ w y / Σ w over its rows, with z = (y − ȳ) / Σ w there. */
export const meansOf = (weights: Float64Array, parts: readonly MeanPart[]): VectorStatistic => ({
  estimate: (given) => Float64Array.from(parts, (part) => weightedMean(given, part).mean),
  influence: () =>
    parts.map((part) => {
      const { mean, weight } = weightedMean(weights, part)
      return part.values.map((value, row) => (part.inside[row] === 1 ? (value - mean) / weight : 0))
    }),
  domain: parts.map(({ inside }) => inside).reduce((all, inside) => all.map((own, row) => own | (inside[row] ?? 0))),
})

/** Totals of several variables made together: each is Σ w y over the rows with an answer to all, with z = y there. */
export const totalsOf = (variables: readonly Float64Array[], domain?: Uint8Array): VectorStatistic => {
  const answered = withAnswers(variables, variables[0]?.length ?? 0, domain)
  const inside = variables.map((values) => values.map((value, row) => (answered[row] === 1 ? value : 0)))
  return {
    estimate: (given) =>
      Float64Array.from(inside, (values) =>
        values.reduce((sum, value, row) => sum + value * (given[row] as number), 0),
      ),
    influence: () => inside,
    domain: answered,
  }
}

/**
 * The variance of a variable in the population, n/(n − 1) Σ w (y − ȳ)² / Σ w, n the rows of `domain` with weight, as R
 * `survey`'s `svyvar`. Its influence takes ȳ as known, which is exact to first order; n stays that of the full sample
 * in replicates.
 */
export const varianceOf = (weights: Float64Array, values: Float64Array, domain?: Uint8Array): VectorStatistic => {
  const inside = withAnswers([values], values.length, domain)
  const { n } = weightedMean(weights, { values, inside })
  const squares = (given: Float64Array): VectorStatistic => {
    const { mean } = weightedMean(given, { values, inside })
    return meansOf(given, [{ values: values.map((value) => ((value - mean) ** 2 * n) / (n - 1)), inside }])
  }
  return {
    estimate: (given) => squares(given).estimate(given),
    influence: () => squares(weights).influence(),
    domain: inside,
  }
}

/** 1 where the row is inside `domain` and has an answer to every variable. */
export const withAnswers = (variables: readonly Float64Array[], rows: number, domain?: Uint8Array): Uint8Array => {
  const answered = domain ? domain.slice() : new Uint8Array(rows).fill(1)
  for (const values of variables) {
    for (let row = 0; row < rows; row++) if (Number.isNaN(values[row])) answered[row] = 0
  }
  return answered
}

const weightedMean = (weights: Float64Array, { values, inside }: MeanPart) => {
  let weight = 0
  let sum = 0
  let n = 0
  for (let row = 0; row < values.length; row++) {
    const own = weights[row] as number
    if (inside[row] === 0 || own === 0) continue
    n++
    weight += own
    sum += own * (values[row] as number)
  }
  return { mean: sum / weight, weight, n }
}
