import type { SurveyDesign } from '../survey-design.ts'
import { replicatesOf, replicateWeights } from './replicates.ts'

/**
 * The covariance matrix (k × k, by rows) of k estimates made together: scale Σ rscales (θ_r − centre)(θ_r − centre)',
 * the centre being the full sample's estimates or the mean of those of replicates with rscales above 0. Replicates in
 * which an estimate is not defined are left out, as R does.
 */
export const replicateCovariance = (
  design: SurveyDesign,
  estimate: (weights: Float64Array) => Float64Array,
): Float64Array => {
  const { count, scale, rscales, mse } = replicatesOf(design)
  const kept: { readonly rscale: number; readonly estimates: Float64Array }[] = []
  for (let replicate = 0; replicate < count; replicate++) {
    const rscale = rscales[replicate] as number
    if (!(rscale > 0)) continue
    const estimates = estimate(replicateWeights(design, replicate))
    if (estimates.every((value) => !Number.isNaN(value))) kept.push({ rscale, estimates })
  }
  const centre = mse ? estimate(design.weights) : meanOf(kept.map(({ estimates }) => estimates))
  const size = centre.length
  const covariance = new Float64Array(size * size)
  for (const { rscale, estimates } of kept) {
    for (let j = 0; j < size; j++) {
      const left = scale * rscale * ((estimates[j] as number) - (centre[j] as number))
      for (let k = 0; k < size; k++) {
        const at = j * size + k
        covariance[at] = (covariance[at] as number) + left * ((estimates[k] as number) - (centre[k] as number))
      }
    }
  }
  return covariance
}

const meanOf = (estimates: readonly Float64Array[]): Float64Array =>
  (estimates[0] ?? new Float64Array(0)).map(
    (_, i) => estimates.reduce((sum, own) => sum + (own[i] as number), 0) / estimates.length,
  )
