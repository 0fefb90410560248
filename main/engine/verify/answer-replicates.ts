import { degreesOfFreedom } from '../../core/design/degrees-of-freedom.ts'
import { replicatesOf, replicateWeights } from '../../core/design/replication/replicates.ts'
import type { SurveyDesign } from '../../core/design/survey-design.ts'
import type { Answerer } from './answers.ts'
import { NotSupported } from './not-supported.ts'

/** What the replicates of a design are: how many, how they add up, and their weights. */
export const answerReplicates: Answerer = (question, design) => {
  const { count, scale, rscales } = replicatesOf(design)
  const replicate = (question.replicate_1based ?? 0) - 1
  switch (question.what) {
    case 'n_replicates':
      return { estimate: count }
    case 'scale':
      return { estimate: scale }
    case 'rscales_sum':
      return { estimate: sumOf(rscales) }
    case 'degf':
      return { estimate: degreesOfFreedom(design) }
    case 'sum_of_replicate_weights':
      return { estimate: sumOf(replicateWeights(design, replicate)) }
    case 'sum_of_squares_all_replicate_weights':
      return { estimate: sumOfSquares(design, count) }
    case 'weight':
      return { estimate: replicateWeights(design, replicate)[question.row_index_0based ?? -1] ?? Number.NaN }
    default:
      throw new NotSupported()
  }
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)

const sumOfSquares = (design: SurveyDesign, count: number): number => {
  let sum = 0
  for (let replicate = 0; replicate < count; replicate++) {
    sum += replicateWeights(design, replicate).reduce((squares, weight) => squares + weight * weight, 0)
  }
  return sum
}
