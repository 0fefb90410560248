import type { SurveyDesign } from '../../core/design/survey-design.ts'
import type { ReferenceQuestion } from '../../files/reference/reference-set.ts'
import { answerEstimate } from './answer-estimate.ts'
import { answerChisq, answerDegf, answerProportion, answerRankTest, answerTTest } from './answer-inference.ts'
import { answerContrast, answerCovariance, answerRegression, answerVariance } from './answer-model.ts'
import { answerQuantile, answerQuantileBy } from './answer-quantile.ts'
import { answerReplicates } from './answer-replicates.ts'
import { answerClass, answerPropensity, answerTable, answerWeights } from './answer-weights.ts'
import type { Answer } from './compare.ts'
import type { ReferenceData } from './reference-data.ts'

/** Computes the figures of a case through the engine's public functions. */
export type Answerer = (question: ReferenceQuestion, design: SurveyDesign, data: ReferenceData) => Answer

/** Who answers which kind of case. A kind that is not here is not supported. */
export const answerers: Readonly<Record<string, Answerer>> = {
  mean: answerEstimate,
  total: answerEstimate,
  count: answerEstimate,
  proportion: answerEstimate,
  ratio: answerEstimate,
  by_mean: answerEstimate,
  by_total: answerEstimate,
  by_ratio: answerEstimate,
  subset_mean: answerEstimate,
  subset_total: answerEstimate,
  subset_proportion: answerEstimate,
  multiple_response: answerEstimate,
  multiple_response_by: answerEstimate,
  standardised_mean: answerEstimate,
  standardised_by: answerEstimate,
  degf: answerDegf,
  ciprop: answerProportion,
  ciprop_wilson_formula: answerProportion,
  quantile: answerQuantile,
  subset_quantile: answerQuantile,
  by_quantile: answerQuantileBy,
  chisq: answerChisq,
  ttest: answerTTest,
  ranktest: answerRankTest,
  regression: answerRegression,
  nonresponse_class: answerClass,
  nonresponse_propensity: answerPropensity,
  vcov: answerCovariance,
  variance: answerVariance,
  contrast: answerContrast,
  weights: answerWeights,
  replicate_weights: answerReplicates,
  table: answerTable,
}
