import { Failure } from '../../contract/failure.ts'
import type { Categories } from '../data/categories.ts'
import { degreesOfFreedom } from '../design/degrees-of-freedom.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { studentCdf } from '../numerics/student.ts'
import { type Interval, intervalsOf } from './interval.ts'
import { meanOf, type NamedValues, withAnswers } from './mean.ts'
import { type Coefficient, estimateRegression } from './regression.ts'
import { estimateVector } from './vector-statistic.ts'

export type TTest = {
  /** The mean, or the mean of the second group less that of the first. */
  readonly difference: number
  readonly se: number
  readonly statistic: number
  readonly df: number
  readonly p: number
  readonly interval: Interval | null
}

/**
 * Tests whether the mean of a variable is 0. As R `survey`'s `svyttest`, with one degree of freedom less than the
 * design has in the rows with an answer, which is on the safe side.
 */
export const testMean = (
  design: SurveyDesign,
  { variable, values }: NamedValues,
  level: number,
  domain?: Uint8Array,
): TTest => {
  const { estimates, covariance } = estimateVector(design, meanOf(design.weights, values, domain))
  const difference = estimates[0] as number
  if (Number.isNaN(difference)) throw new Failure('test.no-answers', { variable })
  const se = Math.sqrt(covariance.values[0] as number)
  const df = degreesOfFreedom(design, withAnswers([values], design.rows, domain)) - 1
  const statistic = difference / se
  const p = df >= 1 ? 2 * studentCdf(Math.abs(statistic), df, 'upper') : Number.NaN
  return { difference, se, statistic, df, p, interval: intervalsOf('wald', level, design.rows)(difference, se, df) }
}

/**
 * Tests whether two groups have the same mean: the coefficient of the second group in a regression on the group (Lumley
 * 2010, 5.2.1). Refused unless exactly two categories have answers.
 */
export const testTwoMeans = (
  design: SurveyDesign,
  response: NamedValues,
  groups: Categories,
  level: number,
  domain?: Uint8Array,
): TTest => {
  const answered = withAnswers([response.values], design.rows, domain)
  const categories = twoGroups(groups, answered)
  const { coefficients, df } = estimateRegression(design, {
    kind: 'linear',
    response,
    terms: [{ kind: 'categories', categories }],
    level,
    domain,
  })
  const { estimate, se, t, p, interval } = coefficients[1] as Coefficient
  return { difference: estimate, se, statistic: t, df, p, interval }
}

/** The two categories that rows inside have; refused when there are more or fewer. */
export const twoGroups = ({ variable, codes, categories }: Categories, inside: Uint8Array): Categories => {
  const used = new Set<number>()
  for (let row = 0; row < codes.length; row++) if (inside[row] === 1) used.add(codes[row] as number)
  used.delete(0)
  if (used.size !== 2) throw new Failure('test.not-two-groups', { variable, groups: used.size })
  const kept = [...used].sort((a, b) => a - b)
  return {
    variable,
    codes: codes.map((code) => kept.indexOf(code) + 1),
    categories: categories.filter((_, place) => used.has(place + 1)),
  }
}
