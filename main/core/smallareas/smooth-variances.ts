import { Failure } from '../../contract/failure.ts'
import { leastSquares } from '../numerics/least-squares.ts'

/**
 * Sampling variances smoothed by a generalized variance function: log ψ = a + b log n by ordinary least squares over the
 * areas with a variance above 0, and exp(a + b log n) Σψ / Σexp(a + b log n), which keeps their sum (Wolter 2007, 7;
 * Hidiroglou, Beaumont & Yung 2019, Survey Methodology 45, 2.2). Every area with records gets one, also those whose own
 * is 0 or undefined. `records` unweighted. Refused below three areas with a variance, or where all have as many records.
 */
export const smoothVariances = (variances: Float64Array, records: Float64Array): Float64Array => {
  const known = Array.from(variances.keys()).filter(
    (d) => (variances[d] as number) > 0 && Number.isFinite(variances[d]) && (records[d] as number) > 0,
  )
  const logs = Float64Array.from(known, (d) => Math.log(records[d] as number))
  const response = Float64Array.from(known, (d) => Math.log(variances[d] as number))
  if (known.length < 3) throw new Failure('areas.no-variance-function', { areas: known.length })
  const { coefficients, dependent } = leastSquares([new Float64Array(known.length).fill(1), logs], response)
  if (dependent.length > 0) throw new Failure('areas.no-variance-function', { areas: known.length })
  const [a, b] = coefficients as unknown as [number, number]
  const fitted = (n: number): number => Math.exp(a + b * Math.log(n))
  const total = known.reduce((sum, d) => sum + (variances[d] as number), 0)
  const factor = total / known.reduce((sum, d) => sum + fitted(records[d] as number), 0)
  return records.map((n) => (n > 0 ? factor * fitted(n) : Number.NaN))
}
