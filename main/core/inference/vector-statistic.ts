import { covariance } from '../design/covariance.ts'
import { replicateCovariance } from '../design/replication/replicate-covariance.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import type { Matrix } from '../numerics/matrix.ts'

/** Several estimates made together, told in the two ways in which a design can give their covariance. */
export type VectorStatistic = {
  /** The estimates with these weights. */
  readonly estimate: (weights: Float64Array) => Float64Array
  /** For every estimate the influence of every row: its change per unit of weight; 0 outside `domain`. */
  readonly influence: () => readonly Float64Array[]
  /** 1 = row inside; left out = all rows. */
  readonly domain?: Uint8Array | undefined
}

/** Estimates with their covariance matrix. */
export type EstimatedVector = { readonly estimates: Float64Array; readonly covariance: Matrix }

/** The estimates of `statistic` in a sample, with their covariance by linearisation, or from the design's replicates. */
export const estimateVector = (design: SurveyDesign, statistic: VectorStatistic): EstimatedVector => {
  const estimates = statistic.estimate(design.weights)
  const values = design.replicates
    ? replicateCovariance(design, statistic.estimate)
    : covariance(design, statistic.influence(), statistic.domain)
  return { estimates, covariance: { rows: estimates.length, columns: estimates.length, values } }
}
