import type { QuantileRule } from '../../contract/quantile.ts'
import { ascendingOrder } from '../numerics/ascending-order.ts'

/** A weighted sample in ascending order of its values, ties in the order of the records; weights are positive. */
export type WeightedDistribution = {
  readonly values: Float64Array
  /** Weights added up, the own one included. */
  readonly cumulative: Float64Array
}

/** Rounding of sums of weights: a share that differs from a step by less lies on it. */
const rounding = 1e-12

/** The records inside `domain` (left out = all) with a value and a positive weight, in ascending order. */
export const weightedDistribution = (
  values: Float64Array,
  weights: Float64Array,
  domain?: Uint8Array,
): WeightedDistribution => cumulate(values, weights, valueOrder(values, domain))

/** The rows inside `domain` (left out = all) with a value, in ascending order of it. */
export const valueOrder = (values: Float64Array, domain?: Uint8Array): Uint32Array => {
  const rows = new Uint32Array(values.length)
  let count = 0
  for (let row = 0; row < values.length; row++) {
    if (domain?.[row] !== 0 && !Number.isNaN(values[row])) rows[count++] = row
  }
  return ascendingOrder(values, rows.subarray(0, count))
}

/** The distribution of the rows of `order`, which stand in ascending order; those with weight 0 are left out. */
export const cumulate = (values: Float64Array, weights: Float64Array, order: Uint32Array): WeightedDistribution => {
  const sorted = new Float64Array(order.length)
  const cumulative = new Float64Array(order.length)
  let count = 0
  let total = 0
  let lost = 0
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number
    const weight = weights[row] as number
    if (!(weight > 0)) continue
    const next = total + weight
    lost += total >= weight ? total - next + weight : weight - next + total
    total = next
    sorted[count] = values[row] as number
    cumulative[count] = total + lost
    count++
  }
  return { values: sorted.subarray(0, count), cumulative: cumulative.subarray(0, count) }
}

/**
 * The quantile of order p, 0 ≤ p ≤ 1, of a weighted sample with distribution function F. NaN for no records.
 * `math` = `hf1`: the smallest value with F ≥ p; `school` = `hf2`: the mean of it and the next where F = p;
 * `hf3`: as `hf1`, but where F = p only the values of even rank; `hf4`: F joined linearly; `hf5`, `hf6`, `hf8`,
 * `hf9`: linear between the points that Hyndman & Fan place inside the steps, with weights for counts.
 */
export const weightedQuantile = (sample: WeightedDistribution, p: number, rule: QuantileRule): number => {
  if (sample.values.length === 0 || !(p >= 0 && p <= 1)) return Number.NaN
  switch (rule) {
    case 'math':
    case 'hf1':
      return valueAt(sample, stepOf(sample, p).index)
    case 'school':
    case 'hf2':
      return middleOfStep(sample, p)
    case 'hf3':
      return evenOfStep(sample, p)
    case 'hf4':
      return interpolate(sample, p, (below, weight) => below + weight, 0)
    case 'hf5':
      return interpolate(sample, p, (below, weight) => below + weight / 2, 0)
    case 'hf6':
      return interpolate(sample, p, (below, weight) => below + weight, 1)
    case 'hf8':
      return interpolate(sample, p, (below, weight) => below + (2 * weight) / 3, 1 / 3)
    case 'hf9':
      return interpolate(sample, p, (below, weight) => below + (5 * weight) / 8, 1 / 4)
  }
}

const valueAt = ({ values }: WeightedDistribution, index: number): number =>
  values[Math.min(index, values.length - 1)] as number

/** The first record whose share of the cumulative weight reaches p, and whether it ends exactly there. */
const stepOf = ({ cumulative }: WeightedDistribution, p: number): { index: number; isExact: boolean } => {
  const total = cumulative[cumulative.length - 1] as number
  const target = p * total
  const index = firstAtLeast(cumulative, target - rounding * total)
  return { index, isExact: Math.abs((cumulative[index] as number) - target) <= rounding * total }
}

/** The place of the first element of the ascending `values` that is at least `bound`; the last one if none is. */
const firstAtLeast = (values: Float64Array, bound: number): number => {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] as number) >= bound) high = middle
    else low = middle + 1
  }
  return low
}

const middleOfStep = (sample: WeightedDistribution, p: number): number => {
  const { index, isExact } = stepOf(sample, p)
  const value = valueAt(sample, index)
  return isExact ? (value + valueAt(sample, index + 1)) / 2 : value
}

const evenOfStep = (sample: WeightedDistribution, p: number): number => {
  const { index, isExact } = stepOf(sample, p)
  if (!isExact) return valueAt(sample, index)
  let rank = 1
  for (let i = 1; i <= index; i++) if (sample.values[i] !== sample.values[i - 1]) rank++
  return rank % 2 === 0 ? valueAt(sample, index) : valueAt(sample, index + 1)
}

/**
 * Linear interpolation of the values at the points `point(weight below, own weight)`, as shares of the total weight
 * plus `extra` times the weight of the last record. Beyond the first and the last point the extreme values.
 */
const interpolate = (
  { values, cumulative }: WeightedDistribution,
  p: number,
  point: (below: number, weight: number) => number,
  extra: number,
): number => {
  const last = values.length - 1
  const below = (i: number) => (i === 0 ? 0 : (cumulative[i - 1] as number))
  const weight = (i: number) => (cumulative[i] as number) - below(i)
  const total = (cumulative[last] as number) + extra * weight(last)
  const pointOf = (i: number) => point(below(i), weight(i)) / total
  if (p <= pointOf(0)) return values[0] as number
  if (p >= pointOf(last)) return values[last] as number
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (pointOf(middle) <= p) low = middle
    else high = middle
  }
  const share = (p - pointOf(low)) / (pointOf(high) - pointOf(low))
  const from = values[low] as number
  // Between equal values this gives the value itself, which is compared with those of the records afterwards.
  return from + share * ((values[high] as number) - from)
}
