import type { CiMethod } from '../../contract/table.ts'
import { type Interval, intervalsOf, studentReach } from './interval.ts'
import { type FittedProportion, profileInterval } from './likelihood-profile.ts'

/** A proportion estimated from records, as R's functions see it. */
export type ProportionAsR = {
  readonly p: number
  readonly se: number
  readonly df: number
  /** Records of the design, those without an answer included. */
  readonly rows: number
  /** 0/1 answers of the records with an answer, and their weights, scaled to a mean of 1 over the whole design. */
  readonly answers: Float64Array
  readonly weights: Float64Array
}

/**
 * Interval of a proportion as R `survey` 4.1 gives it. It differs from `intervalsOf` where R's numbers are not those
 * of the definition: `likelihood` is read off an interpolated profile, and limits of `asin` that would pass 0 or 1 are
 * reflected there.
 */
export const intervalAsR = (method: CiMethod, proportion: ProportionAsR, level: number): Interval | null => {
  const { p, se, df, rows, answers, weights } = proportion
  const interval = intervalsOf(method, level, rows)(p, se, df)
  if (interval === null) return null
  if (method === 'asin') return reflected(p, se, studentReach(level)(df))
  if (method !== 'likelihood') return interval
  const weight = weights.reduce((sum, own) => sum + own, 0)
  const fitted: FittedProportion = {
    p,
    se,
    n: answers.length,
    weight,
    previous: previousIterate(p, answers, weights, weight),
  }
  return profileInterval(fitted, studentReach(level)(df))
}

const reflected = (p: number, se: number, reach: number): Interval => {
  const centre = Math.asin(Math.sqrt(p))
  const half = (reach * se) / (2 * Math.sqrt(p * (1 - p)))
  return [Math.sin(centre - half) ** 2, Math.sin(centre + half) ** 2]
}

/**
 * The last but one proportion of R's `glm` for the model without regressors: iteratively reweighted least squares from
 * (w y + ½) / (w + 1), until the deviance changes by less than 1e-8 of itself.
 */
const previousIterate = (p: number, answers: Float64Array, weights: Float64Array, weight: number): number => {
  let logit = startingLogit(answers, weights)
  let previous = p
  let before = Number.POSITIVE_INFINITY
  for (let iteration = 1; iteration <= 25; iteration++) {
    const fitted = inverseLogit(logit)
    const deviance = -2 * weight * (p * Math.log(fitted) + (1 - p) * Math.log1p(-fitted))
    if (Math.abs(deviance - before) < 1e-8 * (deviance + 0.1)) return previous
    before = deviance
    previous = fitted
    logit += (p - fitted) / (fitted * (1 - fitted))
  }
  return previous
}

/** The weighted mean of the first working responses. */
const startingLogit = (answers: Float64Array, weights: Float64Array): number => {
  let total = 0
  let sum = 0
  for (let i = 0; i < answers.length; i++) {
    const weight = weights[i] as number
    const mu = (weight * (answers[i] as number) + 0.5) / (weight + 1)
    const working = weight * mu * (1 - mu)
    total += working
    sum += working * Math.log(mu / (1 - mu)) + weight * ((answers[i] as number) - mu)
  }
  return sum / total
}

const inverseLogit = (x: number): number => 1 / (1 + Math.exp(-x))
