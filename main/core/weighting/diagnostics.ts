/** How a set of weights is spread, over the records of weight above 0. */
export type WeightDiagnostics = {
  readonly records: number
  /** Records of weight 0. */
  readonly zeros: number
  readonly sum: number
  readonly min: number
  readonly max: number
  readonly mean: number
  /** Standard deviation (divisor n) over mean. */
  readonly cv: number
  /** Design effect due to unequal weights, n Σ w² / (Σ w)² = 1 + cv² (Kish 1965, 11.7). */
  readonly kishDeff: number
  /** Records over that design effect. */
  readonly effectiveRecords: number
}

/** Diagnostics of `weights`; all NaN but the counts when no weight is above 0. */
export const diagnostics = (weights: Float64Array): WeightDiagnostics => {
  // Asking every record whether its weight is 0 would take longer than all the rest.
  const whole = rangeAndSum(weights)
  const own = whole.min > 0 ? weights : weights.filter((weight) => weight !== 0)
  const records = own.length
  const { sum, min, max } = own === weights ? whole : rangeAndSum(own)
  const mean = sum / records
  const squares = squaredDeviations(own, mean) / mean ** 2
  const kishDeff = 1 + squares / records
  return {
    records,
    zeros: weights.length - records,
    sum,
    min: records > 0 ? min : Number.NaN,
    max: records > 0 ? max : Number.NaN,
    mean,
    cv: Math.sqrt(squares / records),
    kishDeff,
    effectiveRecords: records / kishDeff,
  }
}

const rangeAndSum = (weights: Float64Array) => {
  let sum = 0
  let min = Number.POSITIVE_INFINITY
  let max = 0
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number
    sum += weight
    if (weight > max) max = weight
    if (weight < min) min = weight
  }
  return { sum, min, max }
}

const squaredDeviations = (weights: Float64Array, mean: number): number => {
  let sum = 0
  for (let i = 0; i < weights.length; i++) {
    const deviation = (weights[i] as number) - mean
    sum += deviation * deviation
  }
  return sum
}
