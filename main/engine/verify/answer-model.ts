import { degreesOfFreedom } from '../../core/design/degrees-of-freedom.ts'
import type { SurveyDesign } from '../../core/design/survey-design.ts'
import { cellShares } from '../../core/inference/cell-totals.ts'
import { linearContrast, ratioContrast } from '../../core/inference/contrast.ts'
import { meansByCategory, meansOf, totalsOf, varianceOf, withAnswers } from '../../core/inference/mean.ts'
import { type Coefficient, estimateRegression, type Regression } from '../../core/inference/regression.ts'
import type { Term } from '../../core/inference/regression-terms.ts'
import { type EstimatedVector, estimateVector, type VectorStatistic } from '../../core/inference/vector-statistic.ts'
import { at } from '../../core/numerics/matrix.ts'
import type { ReferenceQuestion } from '../../files/reference/reference-set.ts'
import { precisionOf } from './answer-estimate.ts'
import type { Answerer } from './answers.ts'
import type { Answer } from './compare.ts'
import { NotSupported } from './not-supported.ts'
import { isTotalCall, modelIn } from './r-call.ts'
import type { ReferenceData } from './reference-data.ts'

const level = 0.95

/** A coefficient of a linear or logistic regression. */
export const answerRegression: Answerer = (question, design, data) => {
  const { coefficients, df } = regressionOf(question.call, design, data)
  const coefficient = coefficients.find((candidate) => termOf(candidate) === question.term)
  if (!coefficient) throw new NotSupported()
  const { estimate, se, t, p, interval } = coefficient
  const [lower, upper] = interval ?? [Number.NaN, Number.NaN]
  return { estimate, se, t, p_value: p, df, ci: [{ level, df, lower, upper }] }
}

const regressionOf = (call: string, design: SurveyDesign, data: ReferenceData): Regression => {
  const { response, terms } = modelIn(call)
  const kind = call.includes('quasibinomial') ? 'logistic' : 'linear'
  return estimateRegression(design, {
    kind,
    response: { variable: response, values: data.numbers(response) },
    terms: terms.map((term) => termIn(data, term)),
    level,
    stopping: 'asR',
  })
}

/** A term of a model: a number as it is, a text by its categories. */
export const termIn = (data: ReferenceData, variable: string): Term =>
  data.column(variable).type === 'number'
    ? { kind: 'number', number: { variable, values: data.numbers(variable) } }
    : { kind: 'categories', categories: data.categories(variable) }

/** R's name of a coefficient. */
const termOf = ({ variable, category }: Pick<Coefficient, 'variable' | 'category'>): string =>
  variable === null ? '(Intercept)' : `${variable}${category ?? ''}`

/** An element of the covariance matrix of means, shares or totals. */
export const answerCovariance: Answerer = (question, design, data) => {
  const { names, statistic } = vectorOf(question, design, data)
  const { covariance } = estimateVector(design, statistic)
  const i = names.indexOf(question.row ?? '')
  const j = names.indexOf(question.col ?? '')
  if (i < 0 || j < 0) throw new NotSupported()
  return { estimate: at(covariance, i, j) }
}

const vectorOf = (
  { variables, call }: ReferenceQuestion,
  design: SurveyDesign,
  data: ReferenceData,
): { readonly names: readonly string[]; readonly statistic: VectorStatistic } => {
  const [first = ''] = variables
  if (data.column(first).type === 'code') {
    const { codes, categories } = data.categories(first)
    const statistic = cellShares(design.weights, { codes, size: categories.length })
    return { names: categories.map(({ code }) => `${first}${code}`), statistic }
  }
  const values = variables.map(data.numbers)
  const inside = withAnswers(values, data.rows)
  const statistic = isTotalCall(call)
    ? totalsOf(values)
    : meansOf(
        design.weights,
        values.map((own) => ({ values: own, inside })),
      )
  return { names: variables, statistic }
}

/** The variance of a variable in the population. */
export const answerVariance: Answerer = (question, design, data) => {
  const values = data.numbers(question.variables[0] ?? '')
  return vectorFigures(estimateVector(design, varianceOf(design.weights, values)), design)
}

const vectorFigures = ({ estimates, covariance }: EstimatedVector, design: SurveyDesign): Answer => {
  const df = degreesOfFreedom(design)
  const se = Math.sqrt(covariance.values[0] as number)
  return { ...precisionOf({ estimate: estimates[0] as number, se }, df), df }
}

/** A difference between domains, or a ratio of totals. */
export const answerContrast: Answerer = (question, design, data) => {
  const values = question.variables.map(data.numbers)
  const df = degreesOfFreedom(design)
  if (question.call.includes('quote(')) {
    return { ...precisionOf(ratioContrast(estimateVector(design, totalsOf(values)), 0, 1), df), df }
  }
  const [, by = ''] = /svyby\(~[^,]*,\s*~([^,]*),/.exec(question.call) ?? []
  const [, list = ''] = /c\(([^)]*)\)\)$/.exec(question.call) ?? []
  const wanted = new Map(list.split(',').map((part) => part.split('=').map((text) => text.trim()) as [string, string]))
  const groups = data.categories(by)
  const coefficients = groups.categories.map(({ code }) => Number(wanted.get(code) ?? 0))
  const vector = estimateVector(design, meansByCategory(design.weights, values[0] as Float64Array, groups))
  return { ...precisionOf(linearContrast(vector, coefficients), df), df }
}
