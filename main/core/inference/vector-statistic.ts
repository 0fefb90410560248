import { covariance } from '../design/covariance.ts'
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

/** The estimates of `statistic` in a sample, with their covariance by linearisation. */
export const estimateVector = (design: SurveyDesign, statistic: VectorStatistic): EstimatedVector => {
  const influence = statistic.influence()
  const size = influence.length
  const values = covariance(design, influence, statistic.domain)
  return { estimates: statistic.estimate(design.weights), covariance: { rows: size, columns: size, values } }
}
