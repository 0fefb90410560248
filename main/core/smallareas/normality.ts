import { normalCdf, normalQuantile } from '../numerics/normal.ts'

/** Expected normal values of the smallest to the largest of so many, by Blom: Φ⁻¹((i − 3/8) / (n + 1/4)). */
export const normalScores = (values: ArrayLike<number>): Float64Array => {
  const n = values.length
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number))
  const scores = new Float64Array(n)
  for (const [rank, i] of order.entries()) scores[i] = normalQuantile((rank + 0.625) / (n + 0.25))
  return scores
}

/**
 * Shapiro & Francia's test of normality (1972): W′ is the squared correlation of the values with their normal scores,
 * and log(1 − W′) about normal (Royston 1993, Statistics and Computing 3, 117). Null for fewer than five values.
 */
export const testNormality = (values: ArrayLike<number>): { readonly statistic: number; readonly p: number } | null => {
  const n = values.length
  if (n < 5) return null
  const statistic = correlation(values, normalScores(values)) ** 2
  const u = Math.log(n)
  const v = Math.log(u)
  const z = (Math.log(1 - statistic) - (-1.2725 + 1.0521 * (v - u))) / (1.0308 - 0.26758 * (v + 2 / u))
  return { statistic, p: normalCdf(z, 'upper') }
}

const correlation = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  const n = a.length
  const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, x) => sum + x, 0) / n
  const [meanA, meanB] = [mean(a), mean(b)]
  let [ab, aa, bb] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const [da, db] = [(a[i] as number) - meanA, (b[i] as number) - meanB]
    ab += da * db
    aa += da * da
    bb += db * db
  }
  return ab / Math.sqrt(aa * bb)
}
