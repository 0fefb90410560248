import type { CiMethod } from '../../contract/table.ts'
import { betaQuantile } from '../numerics/beta.ts'
import { studentQuantile } from '../numerics/student.ts'
import { likelihoodInterval } from './likelihood-interval.ts'

/** Lower and upper limit of a confidence interval. */
export type Interval = readonly [number, number]

/** An interval around `estimate` with standard error `se` and `df` degrees of freedom; `null` where there is none. */
export type IntervalOf = (estimate: number, se: number, df: number) => Interval | null

/**
 * Intervals of confidence `level` by `method`; `rows` are the records that the estimate rests on. All reach as far as the
 * Student quantile t with df degrees of freedom (the normal one for Infinity). `wald` is for any estimate, the others
 * are for proportions p and stay within [0, 1] (Lumley 2010, Complex Surveys, 2.3):
 * - `wald`: estimate ± t se; `waldZ`: estimate ± z se, whatever the degrees of freedom.
 * - `logit`: Wald's interval of log(p / (1 − p)), taken back (Korn & Graubard 1998; R's `svyciprop`: logit, xlogit).
 * - `asin`: Wald's interval of arcsin √p, taken back.
 * - `wilson`: Wilson's score interval (1927) with the effective sample size p (1 − p) / se².
 * - `beta`: Korn and Graubard's exact interval.
 * - `likelihood`: Rao and Scott's likelihood-ratio test inverted.
 *
 * There is none with fewer than 1 degree of freedom, nor around a 0 or 1 with standard error 0, which shows that the
 * sample has no variation and not that the figure is exact; but for Wald's, none of a proportion of 0 or 1.
 */
export const intervalsOf = (method: CiMethod, level: number, rows: number): IntervalOf => {
  const reachOf = studentReach(level)
  const around = intervalByMethod(method, level, rows)
  return (estimate, se, df) => {
    if (!(df >= 1) || !Number.isFinite(estimate) || !Number.isFinite(se)) return null
    if (se === 0 && (estimate === 0 || estimate === 1)) return null
    if (!isWald(method) && !(estimate > 0 && estimate < 1 && se > 0)) return null
    return around(estimate, se, reachOf(method === 'waldZ' ? Number.POSITIVE_INFINITY : df), df)
  }
}

/** `intervalsOf` by the records that an estimate rests on; tables ask for few different numbers many times. */
export const intervalsByRecords = (method: CiMethod, level: number): ((rows: number) => IntervalOf) => {
  // Only the exact interval asks for records, and there is none with a single one.
  if (method !== 'beta') {
    const intervals = intervalsOf(method, level, 0)
    return () => intervals
  }
  return remembered((rows) => intervalsOf(method, level, Math.max(rows, 2)))
}

/** Whether intervals of the method are for any estimate, not only for proportions. */
export const isWald = (method: CiMethod): boolean => method === 'wald' || method === 'waldZ'

/** The interval estimate ± t se as it is, also where the standard error is 0; `null` below one degree of freedom. */
export const waldInterval = (estimate: number, se: number, level: number, df: number): Interval | null =>
  df >= 1 ? wald(estimate, se, studentReach(level)(df), df) : null

/** The Student quantile of `level` by degrees of freedom; tables ask for few different ones many times. */
export const studentReach = (level: number): ((df: number) => number) =>
  remembered((df) => studentQuantile((1 - level) / 2, df, 'upper'))

/** The same function, each value worked out once. */
const remembered = <Value>(of: (key: number) => Value): ((key: number) => Value) => {
  const known = new Map<number, Value>()
  let [latestKey, latest]: [number | undefined, Value | undefined] = [undefined, undefined]
  return (key) => {
    // The cells of a group ask one after the other.
    if (latest !== undefined && key === latestKey) return latest
    const value = known.get(key) ?? of(key)
    known.set(key, value)
    latestKey = key
    latest = value
    return value
  }
}

type Around = (estimate: number, se: number, t: number, df: number) => Interval

const intervalByMethod = (method: CiMethod, level: number, rows: number): Around => {
  switch (method) {
    case 'wald':
    case 'waldZ':
      return wald
    case 'logit':
      return logit
    case 'asin':
      return arcsine
    case 'wilson':
      return wilson
    case 'beta': {
      const sampleReach = studentQuantile((1 - level) / 2, rows - 1, 'upper')
      return (p, se, t) => exact(p, effectiveSize(p, se) * (sampleReach / t) ** 2, (1 - level) / 2)
    }
    case 'likelihood':
      return likelihoodInterval
  }
}

const wald: Around = (estimate, se, t) => [estimate - t * se, estimate + t * se]

/** On the scale of log(p / (1 − p)) the standard error is se / (p (1 − p)). */
const logit: Around = (p, se, t) => {
  const centre = Math.log(p) - Math.log1p(-p)
  const reach = (t * se) / (p * (1 - p))
  return [inverseLogit(centre - reach), inverseLogit(centre + reach)]
}

const inverseLogit = (x: number): number => 1 / (1 + Math.exp(-x))

/** On the scale of arcsin √p the standard error is se / (2 √(p (1 − p))). */
const arcsine: Around = (p, se, t) => {
  const centre = Math.asin(Math.sqrt(p))
  const reach = (t * se) / (2 * Math.sqrt(p * (1 - p)))
  return [Math.sin(Math.max(centre - reach, 0)) ** 2, Math.sin(Math.min(centre + reach, Math.PI / 2)) ** 2]
}

const wilson: Around = (p, se, t) => {
  const size = effectiveSize(p, se)
  const shrink = 1 + (t * t) / size
  const centre = (p + (t * t) / (2 * size)) / shrink
  const reach = (t / shrink) * Math.hypot(se, t / (2 * size))
  return [centre - reach, centre + reach]
}

const effectiveSize = (p: number, se: number): number => (p * (1 - p)) / (se * se)

/**
 * Clopper and Pearson's interval of a proportion p among `size` records (Korn & Graubard 1998). Their effective size
 * is corrected by the squared ratio of the t quantiles with n − 1 and with the degrees of freedom, n being the records
 * that p rests on: with those of the whole file a domain would be held for a sample that it is not.
 */
const exact = (p: number, size: number, beyond: number): Interval => [
  betaQuantile(beyond, size * p, size * (1 - p) + 1),
  betaQuantile(beyond, size * p + 1, size * (1 - p), 'upper'),
]
