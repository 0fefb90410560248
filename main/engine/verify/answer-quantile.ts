import { QuantileSpec } from '../../contract/quantile.ts'
import { degreesOfFreedom } from '../../core/design/degrees-of-freedom.ts'
import { estimateQuantile } from '../../core/inference/quantile.ts'
import type { ReferenceQuestion } from '../../files/reference/reference-set.ts'
import { baseOf, precisionOf } from './answer-estimate.ts'
import type { Answerer } from './answers.ts'
import { NotSupported } from './not-supported.ts'
import { argumentOf, numbersIn } from './r-call.ts'
import { domainOf, type ReferenceData } from './reference-data.ts'

const level = 0.95

/** A quantile with Woodruff's interval, over all or in a domain. */
export const answerQuantile: Answerer = (question, design, data) => {
  const domain = question.domain && domainOf(data, question.domain.conditions_all_must_hold)
  const options = optionsOf(question, data, orderIn(question))
  const df = argumentOf(question.call, 'df') === 'Inf' ? Number.POSITIVE_INFINITY : degreesOfFreedom(design, domain)
  const { estimate, se, low, high } = estimateQuantile(design, { ...options, df, ...(domain ? { domain } : {}) })
  return { estimate, se, df, quantile: options.quantile.order, ci: [{ level, lower: low, upper: high }] }
}

/** Quantiles in the categories of a variable, as `svyby` gives them: their standard errors in plain intervals. */
export const answerQuantileBy: Answerer = (question, design, data) => {
  const [by = ''] = question.by_variables
  const { codes, categories } = data.categories(by)
  const place = categories.findIndex(({ code }) => code === String(question.by?.[by]))
  const domain = Uint8Array.from(codes, (code) => (code === place + 1 ? 1 : 0))
  const options = optionsOf(question, data, Number(argumentOf(question.call, 'quantiles')))
  const { estimate, se } = estimateQuantile(design, { ...options, domain })
  const df = degreesOfFreedom(design)
  return {
    ...precisionOf({ estimate, se }, df),
    df,
    quantile: options.quantile.order,
    ...baseOf(question, design, data),
  }
}

const optionsOf = (question: ReferenceQuestion, data: ReferenceData, order: number) => {
  const quantile = QuantileSpec.safeParse({ order, rule: question.qrule, interval: intervalOf(question) })
  if (!quantile.success || typeof question.variable !== 'string') throw new NotSupported()
  return { values: data.numbers(question.variable), quantile: quantile.data, level }
}

/** R calls the interval by replicates that of the quantile. */
const intervalOf = ({ interval_type }: ReferenceQuestion): string | undefined =>
  interval_type === 'quantile' ? 'replicates' : interval_type

/** The order of the call that is asked for; its list is what counts, the case only points into it. */
const orderIn = ({ call, quantile = Number.NaN }: ReferenceQuestion): number => {
  const distance = (order: number) => Math.abs(order - quantile)
  return numbersIn(call).reduce((nearest, order) => (distance(order) < distance(nearest) ? order : nearest))
}
