import type { SamplingStage } from './sampling-tree.ts'
import type { SecondPhase } from './second-phase.ts'
import { onlyRows, pickRows, type SumMatrix } from './sum-matrix.ts'
import type { SurveyDesign } from './survey-design.ts'
import { unitCovariance } from './unit-covariance.ts'
import { varianceOfSums } from './variance-of-sums.ts'

/*
 * The variance of a sample drawn in two phases is that of the first, if all of its units had been observed, and what the
 * second adds (Särndal, Swensson & Wretman 1992, 9.3.7). The first is a quadratic form Σ a_kl u_k u_l of the units, here
 * estimated from those drawn: with u the sums of w z under the final weights each product stands for π_k π_l / π_kl of
 * itself, which is 1 for units of different strata of the second phase, r inside one, and π_k for a unit with itself.
 * With Q the form, u_g the drawn units of stratum g alone and a_k the factor of the square of unit k, that is
 * Q(u) + Σ_g (r_g − 1) Q(u_g) + Σ_k (π_k − r_g) a_k u_k². Like every estimator of this kind it can be below 0.
 */

/** The covariance matrix (by rows) of estimates from the sums of their influence in units that could be drawn. */
export const twoPhaseCovariance = (
  design: SurveyDesign,
  { design: drawn, units, pairs, own }: SecondPhase,
  sums: readonly Float64Array[],
): Float64Array => {
  const size = sums.length
  const present = (count: number) => new Float64Array(count).fill(1)
  const result = unitCovariance(design, sums, present(sums[0]?.length ?? 0))
  const add = (part: Float64Array, factor: number): void => {
    for (let i = 0; i < result.length; i++) result[i] = (result[i] as number) + factor * (part[i] as number)
  }
  const picked = sums.map((values) => Float64Array.from(units, (unit) => values[unit] as number))
  forEachStratum(drawn, (stratum, from, to) => {
    const inside = sums.map((values) => onlyUnits(values, units.subarray(from, to)))
    add(unitCovariance(design, inside, present(sums[0]?.length ?? 0)), (pairs[stratum] as number) - 1)
  })
  add(unitCovariance(drawn, picked, present(units.length)), 1)
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < size; k++) {
      const [a, b] = [picked[j] as Float64Array, picked[k] as Float64Array]
      let sum = 0
      for (let place = 0; place < own.length; place++) {
        sum += (own[place] as number) * (a[place] as number) * (b[place] as number)
      }
      result[j * size + k] = (result[j * size + k] as number) + sum
    }
  }
  return result
}

/** The same for the estimate of every cell alone, from its influence in the units that could be drawn. */
export const twoPhaseVarianceOfSums = (
  design: SurveyDesign,
  { design: drawn, units, pairs, own }: SecondPhase,
  influence: SumMatrix,
): Float64Array => {
  const as = (sums: SumMatrix): SumMatrix => sums
  const variance = varianceOfSums(design, influence, as)
  const add = (part: Float64Array, factor: number): void => {
    for (let c = 0; c < variance.length; c++) variance[c] = (variance[c] as number) + factor * (part[c] as number)
  }
  forEachStratum(drawn, (stratum, from, to) => {
    const inside = onlyRows(influence, units.subarray(from, to))
    add(varianceOfSums(design, inside, as), (pairs[stratum] as number) - 1)
  })
  add(varianceOfSums(drawn, pickRows(influence, units), as), 1)
  const values = influence.channels[0] as Float64Array
  for (let place = 0; place < own.length; place++) {
    const unit = units[place] as number
    for (let entry = influence.start[unit] as number; entry < (influence.start[unit + 1] as number); entry++) {
      const c = influence.cell[entry] as number
      variance[c] = (variance[c] as number) + (own[place] as number) * (values[entry] as number) ** 2
    }
  }
  return variance
}

const forEachStratum = ({ tree }: SurveyDesign, use: (stratum: number, from: number, to: number) => void): void => {
  const { strata, stratumStart } = tree.stages[0] as SamplingStage
  for (let h = 0; h < strata; h++) use(h, stratumStart[h] as number, stratumStart[h + 1] as number)
}

const onlyUnits = (values: Float64Array, units: Int32Array): Float64Array => {
  const kept = new Float64Array(values.length)
  for (const unit of units) kept[unit] = values[unit] as number
  return kept
}
