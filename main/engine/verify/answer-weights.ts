import type { SurveyDesign } from '../../core/design/survey-design.ts'
import { estimateTable } from '../../core/estimation/estimate-table.ts'
import { diagnostics } from '../../core/weighting/diagnostics.ts'
import { adjustByPropensity } from '../../core/weighting/propensity.ts'
import { redistribute } from '../../core/weighting/redistribute.ts'
import { cellAsked, conventions } from './answer-estimate.ts'
import { termIn } from './answer-model.ts'
import type { Answerer } from './answers.ts'
import { NotSupported } from './not-supported.ts'
import { modelIn } from './r-call.ts'

/** What the weights of a design are: their spread, or the weight of one row. */
export const answerWeights: Answerer = (question, { weights }) => {
  if (question.row_index_0based !== undefined) return { estimate: weights[question.row_index_0based] ?? Number.NaN }
  const { sum, min, max, kishDeff, effectiveRecords } = diagnostics(weights)
  const figures: Readonly<Record<string, number>> = {
    sum,
    min,
    max,
    sum_of_squares: weights.reduce((squares, weight) => squares + weight * weight, 0),
    kish_deff_1_plus_cv2: kishDeff,
    kish_effective_n: effectiveRecords,
  }
  const estimate = figures[question.what ?? '']
  if (estimate === undefined) throw new NotSupported()
  return { estimate }
}

/** A cell of a weighted cross table. */
export const answerTable: Answerer = (question, design, data) => {
  const dimensions = question.variables.map(data.categories)
  const { cells } = estimateTable({ ...conventions, design, dimensions, statistic: 'count', deff: 'replace' })
  return { estimate: cellAsked(cells, { by: question.cell, level: null }, dimensions).estimate ?? Number.NaN }
}

/** The factor of a weighting class: households (their first line) or all persons take the weight of nonrespondents. */
export const answerClass: Answerer = (question, design, data) => {
  const [response = '', , ...by] = question.variables
  const isHousehold = question.formula?.includes('households = rows with line==1')
  const lines = isHousehold ? data.numbers('line') : undefined
  const responded = data.numbers(response)
  const roles = responded.map((value, row) => (lines && lines[row] !== 1 ? Number.NaN : value))
  const classes = by.map(data.categories)
  const adjusted = redistribute('nonresponse', design, classes, { variable: response, values: roles }).design
  const row = roles.findIndex((role, place) => role === 1 && classAt(classes, place) === question.class_)
  return { estimate: ratioAt(adjusted, design, row) }
}

const classAt = (classes: readonly ReturnType<Parameters<Answerer>[2]['categories']>[], row: number): string =>
  classes.map(({ codes, categories }) => categories[(codes[row] as number) - 1]?.code ?? '').join(' ')

const ratioAt = (after: SurveyDesign, before: SurveyDesign, row: number): number =>
  (after.weights[row] ?? Number.NaN) / (before.weights[row] ?? Number.NaN)

/** Base weights divided by a modelled chance to respond. */
export const answerPropensity: Answerer = (question, design, data) => {
  const { response, terms } = modelIn(question.formula ?? '')
  const responded = { variable: response, values: data.numbers(response) }
  const predictors = terms.map((term) => termIn(data, term))
  const weights = adjustByPropensity(design, responded, predictors).design.weights
  const respondents = [...weights.keys()].filter((row) => responded.values[row] === 1)
  if (question.i !== undefined) {
    const row = respondents[question.i - 1] ?? -1
    return { estimate: { [row + 1]: weights[row] ?? Number.NaN } }
  }
  const { sum, min, max, kishDeff } = diagnostics(Float64Array.from(respondents, (row) => weights[row] as number))
  const figures: Readonly<Record<string, number>> = { sum_w: sum, min_w: min, max_w: max, kish_deff: kishDeff }
  return { estimate: figures[question.what ?? ''] ?? Number.NaN }
}
