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
  let zeros = 0
  let sum = 0
  let min = Number.POSITIVE_INFINITY
  let max = 0
  for (let row = 0; row < weights.length; row++) {
    const weight = weights[row] as number
    sum += weight
    if (weight > max) max = weight
    if (weight === 0) zeros++
    else if (weight < min) min = weight
  }
  const records = weights.length - zeros
  const mean = sum / records
  let deviations = 0
  for (let row = 0; row < weights.length; row++) {
    const weight = weights[row] as number
    if (weight === 0) continue
    const deviation = weight - mean
    deviations += deviation * deviation
  }
  const squares = deviations / mean ** 2
  const kishDeff = 1 + squares / records
  return {
    records,
    zeros,
    sum,
    min: records > 0 ? min : Number.NaN,
    max: records > 0 ? max : Number.NaN,
    mean,
    cv: Math.sqrt(squares / records),
    kishDeff,
    effectiveRecords: records / kishDeff,
  }
}
