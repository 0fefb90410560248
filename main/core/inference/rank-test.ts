import type { Categories } from '../data/categories.ts'
import { degreesOfFreedom } from '../design/degrees-of-freedom.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { ascendingOrder } from '../numerics/ascending-order.ts'
import { studentCdf } from '../numerics/student.ts'
import { type NamedValues, withAnswers } from './mean.ts'
import { type Coefficient, estimateRegression } from './regression.ts'
import { twoGroups } from './t-test.ts'

export type RankTest = {
  /** Mean rank score of the second group less that of the first. */
  readonly difference: number
  readonly statistic: number
  readonly df: number
  readonly p: number
}

/**
 * Design-based Wilcoxon test of two groups (Lumley & Scott 2013, Biometrika 100): the estimated population ranks, as
 * shares of the population (mid-ranks for ties), are compared like means. Refused unless exactly two categories have
 * answers.
 */
export const testRanks = (
  design: SurveyDesign,
  { variable, values }: NamedValues,
  groups: Categories,
  domain?: Uint8Array,
): RankTest => {
  const answered = withAnswers([values], design.rows, domain)
  const inside = answered.map((own, row) => (groups.codes[row] === 0 ? 0 : own))
  const categories = twoGroups(groups, inside)
  const ranks = populationRanks(values, design.weights, inside)
  const { coefficients } = estimateRegression(design, {
    kind: 'linear',
    response: { variable, values: ranks },
    terms: [{ kind: 'categories', categories }],
    level: 0.95,
    domain: inside,
  })
  const { estimate, t } = coefficients[1] as Coefficient
  const df = degreesOfFreedom(design, inside) - 1
  return { difference: estimate, statistic: t, df, p: df >= 1 ? 2 * studentCdf(Math.abs(t), df, 'upper') : Number.NaN }
}

/**
 * For every row inside the share of the population below it, half of its own weight included; ties get the unweighted
 * mean of theirs, as R `survey` has it. NaN outside.
 */
const populationRanks = (values: Float64Array, weights: Float64Array, inside: Uint8Array): Float64Array => {
  const rows = ascendingOrder(values, Uint32Array.from([...inside.keys()].filter((row) => inside[row] === 1)))
  const total = rows.reduce((sum, row) => sum + (weights[row] as number), 0)
  const ranks = new Float64Array(values.length).fill(Number.NaN)
  let below = 0
  for (let from = 0; from < rows.length; ) {
    const value = values[rows[from] as number]
    let to = from
    let tied = 0
    for (; to < rows.length && values[rows[to] as number] === value; to++) {
      const weight = weights[rows[to] as number] as number
      tied += below + weight / 2
      below += weight
    }
    for (let place = from; place < to; place++) ranks[rows[place] as number] = tied / (to - from) / total
    from = to
  }
  return ranks
}
