import { estimateTable } from '../../core/estimation/estimate-table.ts'
import { diagnostics } from '../../core/weighting/diagnostics.ts'
import { cellAsked, conventions } from './answer-estimate.ts'
import type { Answerer } from './answers.ts'
import { NotSupported } from './not-supported.ts'

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
