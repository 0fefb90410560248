import { Failure } from '../../contract/failure.ts'
import type { DesignNumbers } from './design-variables.ts'
import { type SamplingStage, type SamplingTree, unitPlaces, unitsByFirstRecord } from './sampling-tree.ts'

export const unequalMethods = ['brewer', 'overton', 'hartleyRao', 'horvitzThompson', 'yatesGrundy'] as const
export type UnequalMethod = (typeof unequalMethods)[number]

/** Primary units drawn without replacement with unequal probabilities. */
export type UnequalInput = {
  readonly method: UnequalMethod
  /** Inclusion probability of the row's primary unit. */
  readonly probabilities: DesignNumbers
  /** For `hartleyRao` Σ π² / n over the population of the stratum; left out = the mean π of the sample. */
  readonly sumOfSquares?: number | undefined
  /** For the last two methods the joint inclusion probabilities (n × n, by rows), units in order of their first record. */
  readonly joint?: Float64Array | undefined
}

/** The same, ready to use: everything by primary unit in the order of the tree. */
export type UnequalSelection = {
  readonly method: UnequalMethod
  readonly probabilities: Float64Array
  readonly sumOfSquares: number | undefined
  /** 1 − π_i π_j / π_ij, for the methods with joint probabilities. */
  readonly dependence: Float64Array | undefined
}

/** Refuses probabilities outside (0, 1], that vary inside a unit, and joint ones that do not fit them. */
export const unequalSelection = (tree: SamplingTree, input: UnequalInput): UnequalSelection => {
  const { method, joint, sumOfSquares } = input
  const probabilities = probabilitiesOfUnits(tree, input.probabilities)
  const isJoint = method === 'horvitzThompson' || method === 'yatesGrundy'
  if (isJoint !== (joint !== undefined)) throw new Failure('design.joint-needed', { method })
  const dependence = joint ? dependenceOf(joint, probabilities, ranksByFirstRecord(tree)) : undefined
  return { method, probabilities, sumOfSquares, dependence }
}

/** The units that the probabilities of a stratum imply, n over their mean: a stratum of certain units has no variance. */
export const impliedSizes = (tree: SamplingTree, { probabilities }: UnequalSelection): Float64Array => {
  const { strata, stratumStart } = tree.stages[0] as SamplingStage
  const sizes = new Float64Array(strata)
  for (let h = 0; h < strata; h++) {
    const own = probabilities.subarray(stratumStart[h], stratumStart[h + 1])
    sizes[h] = own.length ** 2 / total(own)
  }
  return sizes
}

/**
 * The part of a stratum (units `from` to `from + n - 1`) in the covariance of two estimates, from their weighted sums y
 * and z within its units:
 * - `brewer` n/(n − 1) Σ (1 − π)(y − ȳ)(z − z̄) (Brewer 2002, Combined Survey Sampling Inference, chapter 9);
 * - `overton`, `hartleyRao` Σ_ij (1 − π_i π_j / π_ij) y_i z_j with joint probabilities approximated from single ones by
 *   (n − 1) π_i π_j / (n − (π_i + π_j)/2) (Overton 1985), or with n − π_i − π_j + Σ π²/n below (Hartley & Rao 1962);
 * - `horvitzThompson` the same with the true ones (Horvitz & Thompson 1952);
 * - `yatesGrundy` −½ Σ_ij (1 − π_i π_j / π_ij)(y_i − y_j)(z_i − z_j) (Yates & Grundy 1953).
 * All but the first can come out negative; then nothing can be said of the variance. A lonely unit gives (1 − π) y z.
 */
export const unequalCovariance = (
  { method, probabilities, sumOfSquares, dependence }: UnequalSelection,
  from: number,
  y: Float64Array,
  z: Float64Array,
): number => {
  const pi = probabilities.subarray(from, from + y.length)
  if (y.length === 1) return (1 - (pi[0] as number)) * (y[0] as number) * (z[0] as number)
  switch (method) {
    case 'brewer':
      return brewer(pi, y, z)
    case 'overton':
      return approximate(pi, y, z, (sum) => sum / 2 - 1)
    case 'hartleyRao': {
      const squares = sumOfSquares ?? total(pi) / pi.length
      return approximate(pi, y, z, (sum) => sum - 1 - squares)
    }
    case 'horvitzThompson':
    case 'yatesGrundy':
      return quadratic(dependence as Float64Array, probabilities.length, from, y, z, method === 'yatesGrundy')
  }
}

const brewer = (pi: Float64Array, y: Float64Array, z: Float64Array): number => {
  const n = y.length
  const [meanY, meanZ] = [total(y) / n, total(z) / n]
  let sum = 0
  for (let i = 0; i < n; i++) sum += (1 - (pi[i] as number)) * ((y[i] as number) - meanY) * ((z[i] as number) - meanZ)
  return (sum * n) / (n - 1)
}

/** Σ (1 − π) y z + Σ_{i≠j} g(π_i + π_j) / (n − 1) y_i z_j, with g linear, so that products of sums do. */
const approximate = (pi: Float64Array, y: Float64Array, z: Float64Array, g: (sum: number) => number): number => {
  const n = y.length
  const constant = g(0)
  const slope = g(1) - constant
  let [own, crossY, crossZ] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const [p, a, b] = [pi[i] as number, y[i] as number, z[i] as number]
    own += (1 - p - g(2 * p) / (n - 1)) * a * b
    crossY += p * a
    crossZ += p * b
  }
  const [sumY, sumZ] = [total(y), total(z)]
  return own + (constant * sumY * sumZ + slope * (crossY * sumZ + crossZ * sumY)) / (n - 1)
}

const quadratic = (
  dependence: Float64Array,
  units: number,
  from: number,
  y: Float64Array,
  z: Float64Array,
  differences: boolean,
): number => {
  let sum = 0
  for (let i = 0; i < y.length; i++) {
    for (let j = 0; j < y.length; j++) {
      const own = dependence[(from + i) * units + from + j] as number
      sum += own * (y[i] as number) * ((z[j] as number) - (differences ? (z[i] as number) : 0))
    }
  }
  return sum
}

const total = (values: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] as number
  return sum
}

const probabilitiesOfUnits = (tree: SamplingTree, { variable, values }: DesignNumbers): Float64Array => {
  const starts = unitPlaces(tree, 0)
  const probabilities = new Float64Array(starts.length - 1)
  let outside = 0
  let varying = 0
  for (let unit = 0; unit < probabilities.length; unit++) {
    const first = probabilityAt(tree, values, starts[unit] as number)
    probabilities[unit] = first
    if (!(first > 0 && first <= 1)) outside++
    for (let place = starts[unit] as number; place < (starts[unit + 1] as number); place++) {
      if (probabilityAt(tree, values, place) === first) continue
      varying++
      break
    }
  }
  if (outside > 0) throw new Failure('design.probability-outside', { variable, psus: outside })
  if (varying > 0) throw new Failure('design.probability-varies', { variable, psus: varying })
  return probabilities
}

const probabilityAt = ({ order }: SamplingTree, values: Float64Array, place: number): number =>
  values[order === null ? place : (order[place] as number)] as number

/** For every primary unit of the tree its rank by first record. */
const ranksByFirstRecord = (tree: SamplingTree): Int32Array => {
  const ranks = new Int32Array((tree.stages[0] as SamplingStage).units)
  for (const [rank, unit] of unitsByFirstRecord(tree).entries()) ranks[unit] = rank
  return ranks
}

const dependenceOf = (joint: Float64Array, probabilities: Float64Array, rank: Int32Array): Float64Array => {
  const units = probabilities.length
  if (joint.length !== units * units) throw new Failure('design.joint-size', { psus: units, cells: joint.length })
  const dependence = new Float64Array(units * units)
  for (let i = 0; i < units; i++) {
    for (let j = 0; j < units; j++) {
      const both = joint[(rank[i] as number) * units + (rank[j] as number)] as number
      const single = (probabilities[i] as number) * (probabilities[j] as number)
      dependence[i * units + j] = i === j ? 1 - (probabilities[i] as number) : 1 - single / both
    }
  }
  if (!dependence.every(Number.isFinite)) throw new Failure('design.joint-not-positive', {})
  return dependence
}
