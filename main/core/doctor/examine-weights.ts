import type { DesignFinding } from '../../contract/design-finding.ts'
import type { DesignNumbers } from '../design/design-variables.ts'
import { diagnostics } from '../weighting/diagnostics.ts'
import { finding } from './finding.ts'

/** A weight of more than this many medians is extreme, unless more than this share of the records have such a weight. */
const [extremeTimes, extremeShare] = [10, 0.05]

/**
 * What is wrong with weights, every fault with its records; of sound ones whether they look normalised to the sample,
 * like selection probabilities, or uneven.
 */
export const examineWeights = (weights: DesignNumbers): readonly DesignFinding[] => {
  const { variable, values } = weights
  const count = (holds: (weight: number) => boolean): number =>
    values.reduce((rows, weight) => rows + (holds(weight) ? 1 : 0), 0)
  const faults = [
    ['weights-missing', count(Number.isNaN)],
    ['weights-negative', count((weight) => weight < 0)],
    ['weights-infinite', count((weight) => weight === Number.POSITIVE_INFINITY)],
  ] as const
  const found = faults.flatMap(([code, rows]) => (rows === 0 ? [] : [finding(code, { variable, rows })]))
  if (found.length > 0) return found
  const zeros = count((weight) => weight === 0)
  if (zeros === values.length) return [finding('weights-all-zero', { variable })]
  return [...(zeros === 0 ? [] : [finding('weights-zero', { variable, rows: zeros })]), ...soundWeights(weights)]
}

const soundWeights = ({ variable, values }: DesignNumbers): readonly DesignFinding[] => {
  const { records, sum, mean, min, max } = diagnostics(values)
  if (records > 1 && isNormalised(sum, mean)) return [finding('weights-normalised', { variable, sum, records })]
  if (records > 1 && max <= 1) return [finding('weights-like-probabilities', { variable, least: min, most: max })]
  return extremes({ variable, values })
}

/** A mean of 1 to the hundredth, or a sum of 1 or of 100. */
const isNormalised = (sum: number, mean: number): boolean =>
  Math.abs(mean - 1) <= 0.01 || Math.abs(sum - 1) <= 1e-6 || Math.abs(sum - 100) <= 1e-4

const extremes = ({ variable, values }: DesignNumbers): readonly DesignFinding[] => {
  const positive = values.filter((weight) => weight > 0).sort()
  const limit = extremeTimes * (positive[positive.length >> 1] as number)
  const extreme = positive.filter((weight) => weight > limit)
  // Many large weights are another part of the sample, as the phases of a study are.
  if (extreme.length === 0 || extreme.length > extremeShare * positive.length) return []
  const { sum, kishDeff } = diagnostics(values)
  const percent = (100 * extreme.reduce((total, weight) => total + weight, 0)) / sum
  return [finding('weights-extreme', { variable, rows: extreme.length, times: extremeTimes, percent, deff: kishDeff })]
}
