import type { ciMethods } from '../../contract/plan.ts'
import { studentQuantile } from '../numerics/student.ts'

export type CiMethod = (typeof ciMethods)[number]

/** Lower and upper limit of a confidence interval. */
export type Interval = readonly [number, number]

/** An interval around `estimate` with standard error `se` and `df` degrees of freedom; `null` where there is none. */
export type IntervalOf = (estimate: number, se: number, df: number) => Interval | null

/**
 * Intervals of confidence `level` by `method`. `wald`: estimate ± t se. `logit`: the Wald interval of
 * log(p / (1 − p)), whose standard error is se / (p (1 − p)), taken back to shares (Korn & Graubard 1998, Survey
 * Methodology 24; R's `svyciprop` calls it xlogit), defined for 0 < p < 1. t is the Student quantile with df; there
 * is no interval with fewer than 1 degree of freedom, nor around a 0 or 1 with standard error 0, which shows that the
 * sample has no variation and not that the figure is exact.
 */
export const intervalsOf = (method: CiMethod, level: number): IntervalOf => {
  const quantiles = new Map<number, number>()
  const quantile = (df: number): number => {
    const known = quantiles.get(df)
    if (known !== undefined) return known
    const t = studentQuantile((1 - level) / 2, df, 'upper')
    quantiles.set(df, t)
    return t
  }
  const around = method === 'wald' ? wald : logit
  return (estimate, se, df) => {
    if (!(df >= 1) || !Number.isFinite(se)) return null
    if (se === 0 && (estimate === 0 || estimate === 1)) return null
    return around(estimate, se, quantile(df))
  }
}

const wald = (estimate: number, se: number, t: number): Interval => [estimate - t * se, estimate + t * se]

const logit = (p: number, se: number, t: number): Interval | null => {
  if (!(p > 0 && p < 1)) return null
  const centre = Math.log(p) - Math.log1p(-p)
  const reach = (t * se) / (p * (1 - p))
  return [expit(centre - reach), expit(centre + reach)]
}

const expit = (x: number): number => 1 / (1 + Math.exp(-x))
