import type { Replicates } from './replicates.ts'

/** Gathers the estimates of replicates, one call each in any order, and gives their covariance. */
export type ReplicateSpread = {
  readonly add: (replicate: number, estimates: Float64Array) => void
  /** k variances, or with `all` the k × k covariance matrix by rows. */
  readonly variances: () => Float64Array
}

/**
 * Variances of k estimates from replicates: scale Σ rscales (θ_r − centre)². Sums are taken around the `full` sample's
 * estimates, to which replicates are near, and moved to the mean of replicates (with rscales above 0, as R does) at the
 * end. An estimate that a replicate does not have (NaN) has no variance.
 */
export const spreadOfReplicates = ({ rscales, scale, mse }: Replicates, full: Float64Array): ReplicateSpread => {
  const squares = new Float64Array(full.length)
  const scaled = new Float64Array(full.length)
  const plain = new Float64Array(full.length)
  let weights = 0
  let counted = 0
  return {
    add: (replicate, estimates) => {
      const rscale = rscales[replicate] as number
      if (!(rscale > 0)) return
      weights += rscale
      counted++
      for (let i = 0; i < full.length; i++) {
        const difference = (estimates[i] as number) - (full[i] as number)
        squares[i] = (squares[i] as number) + rscale * difference * difference
        scaled[i] = (scaled[i] as number) + rscale * difference
        plain[i] = (plain[i] as number) + difference
      }
    },
    variances: () =>
      squares.map((square, i) => {
        if (mse) return scale * square
        const mean = (plain[i] as number) / counted
        return Math.max(0, scale * (square - 2 * mean * (scaled[i] as number) + mean * mean * weights))
      }),
  }
}
