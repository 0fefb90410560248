import { type IndependenceTest, independenceTests } from '../../contract/hypothesis.ts'
import type { CiMethod } from '../../contract/table.ts'
import { degreesOfFreedom } from '../../core/design/degrees-of-freedom.ts'
import type { SurveyDesign } from '../../core/design/survey-design.ts'
import { testIndependence } from '../../core/inference/independence.ts'
import type { Interval } from '../../core/inference/interval.ts'
import { intervalAsR } from '../../core/inference/interval-as-r.ts'
import { meanOf } from '../../core/inference/mean.ts'
import { testRanks } from '../../core/inference/rank-test.ts'
import { testMean, testTwoMeans } from '../../core/inference/t-test.ts'
import { estimateVector } from '../../core/inference/vector-statistic.ts'
import { diagnostics } from '../../core/weighting/diagnostics.ts'
import type { ReferenceQuestion } from '../../files/reference/reference-set.ts'
import type { Answerer } from './answers.ts'
import type { Answer } from './compare.ts'
import { NotSupported } from './not-supported.ts'
import { argumentOf, modelIn } from './r-call.ts'
import type { ReferenceData } from './reference-data.ts'

const level = 0.95

/** Interval of a proportion by `svyciprop`'s method, as R 4.1 computes it. */
export const answerProportion: Answerer = (question, design, data) => {
  const values = data.numbers(question.variables[0] ?? '')
  const { estimates, covariance } = estimateVector(design, meanOf(design.weights, values))
  const p = estimates[0] as number
  const se = Math.sqrt(covariance.values[0] as number)
  const df = degreesOfFreedom(design)
  const method = methodOf(question)
  // R's beta method does not look at the argument df.
  const asked = argumentOf(question.call, 'df') === 'Inf' && method !== 'beta' ? Number.POSITIVE_INFINITY : df
  const rows = [...values.keys()].filter((row) => !Number.isNaN(values[row]))
  const answers = Float64Array.from(rows, (row) => values[row] as number)
  const mean = diagnostics(design.weights).sum / design.rows
  const weights = Float64Array.from(rows, (row) => (design.weights[row] as number) / mean)
  const interval = intervalAsR(method, { p, se, df: asked, rows: design.rows, answers, weights }, level)
  return { estimate: p, se, df, beta_n_minus_1: design.rows - 1, ci: [limits(interval)] }
}

const methodOf = ({ kind, call }: ReferenceQuestion): CiMethod => {
  if (kind === 'ciprop_wilson_formula') return 'wilson'
  const methods: Readonly<Record<string, CiMethod>> = {
    mean: 'wald',
    logit: 'logit',
    xlogit: 'logit',
    likelihood: 'likelihood',
    asin: 'asin',
    beta: 'beta',
  }
  const method = methods[argumentOf(call, 'method') ?? '']
  if (!method) throw new NotSupported()
  return method
}

const limits = (interval: Interval | null): Answer => {
  const [lower, upper] = interval ?? [Number.NaN, Number.NaN]
  return { level, lower, upper }
}

/** Test of independence of two classifications. */
export const answerChisq: Answerer = (question, design, data) => {
  const [rows = '', columns = ''] = question.variables
  const test = independenceTests.find((known) => known === question.statistic_type)
  if (!test) throw new NotSupported()
  return chisqFigures(test, testIndependence(design, data.categories(rows), data.categories(columns), test))
}

const chisqFigures = (test: IndependenceTest, result: ReturnType<typeof testIndependence>): Answer => {
  const { statistic, df, ddf, p } = result
  const freedom: Answer = test === 'Chisq' ? { df } : { ndf: df, ddf: ddf ?? Number.NaN }
  return { estimate: statistic, p_value: p, ...freedom }
}

/** Survey t test of one mean, of a difference of two variables, or between two groups. */
export const answerTTest: Answerer = ({ call }, design, data) => {
  const { response, terms } = modelIn(call)
  const group = terms[0] ?? ''
  const variable = { variable: response, values: responseOf(response, data) }
  const result =
    group === '0' ? testMean(design, variable, level) : testTwoMeans(design, variable, data.categories(group), level)
  const { difference, statistic, df, p, interval } = result
  return { estimate: statistic, df, p_value: p, difference, ci: [limits(interval)] }
}

/** A variable, or the difference of two written as I(a-b). */
const responseOf = (text: string, data: ReferenceData): Float64Array => {
  const [, first, second] = /^I\((.*)-(.*)\)$/.exec(text) ?? []
  if (first === undefined || second === undefined) return data.numbers(text)
  const subtracted = data.numbers(second)
  return data.numbers(first).map((value, row) => value - (subtracted[row] as number))
}

/** Design-based Wilcoxon test. */
export const answerRankTest: Answerer = ({ call }, design, data) => {
  const { response, terms } = modelIn(call)
  const variable = { variable: response, values: data.numbers(response) }
  const { difference, statistic, df, p } = testRanks(design, variable, data.categories(terms[0] ?? ''))
  return { estimate: statistic, df, p_value: p, difference }
}

/** Degrees of freedom of the design. */
export const answerDegf = (_: ReferenceQuestion, design: SurveyDesign): Answer => ({
  estimate: degreesOfFreedom(design),
})
