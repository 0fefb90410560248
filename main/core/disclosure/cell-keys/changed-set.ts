import { nearestMultiple, niceAtMost } from '../nice-base.ts'
import { noiseAt, type PerturbationChoice, type PerturbationTable, presentRow } from './perturbation-table.ts'
import { cellKey } from './record-keys.ts'

/** The records behind a figure: how many, what they weigh by design, and the sums of their two keys. */
export type RecordSet = {
  readonly n: number
  readonly weights: readonly number[]
  readonly countKeys: number
  readonly weightKeys: number
}

/** Of a design: the weight of all records where it is one, else what weighted counts are rounded to. */
export type WeightUnit = { readonly equal: number } | { readonly base: number }

/** What is printed of a set of records: how many they are, and by design how many they stand for. */
export type ChangedSet = { readonly n: number; readonly weighted: readonly number[] }

/** Weights that are all one, up to rounding, or a round number not above their mean. */
export const weightUnit = (weights: Float64Array): WeightUnit => {
  const [first = 1] = weights
  if (weights.every((weight) => Math.abs(weight - first) <= 1e-9 * Math.abs(first))) return { equal: first }
  return { base: niceAtMost(weights.reduce((sum, weight) => sum + weight, 0) / weights.length) }
}

/**
 * The figures of a set of records: n′ = n + the noise of its cell key. With equal weights w the weighted count is w·n′, so that
 * it tells nothing more. Else it is the mean weight of the set times n′ + a second noise, of a key of its own: a mean weight
 * known from both figures and those of its margins would give the ratio of their exact counts. It is rounded to about one record,
 * since the weight of a single record is its own.
 */
export const changedSet = (
  { n, weights, countKeys, weightKeys }: RecordSet,
  units: readonly WeightUnit[],
  table: PerturbationTable,
  choice: PerturbationChoice,
): ChangedSet => {
  const changed = table.changed(n, cellKey(countKeys))
  const own = changed === 0 ? 0 : changed + noiseAt(presentRow(changed, choice), cellKey(weightKeys))
  return {
    n: changed,
    weighted: units.map((unit, design) => {
      if ('equal' in unit) return unit.equal * changed
      const mean = n === 0 ? 0 : (weights[design] as number) / n
      return nearestMultiple(mean * own, unit.base)
    }),
  }
}
