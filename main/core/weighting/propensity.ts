import { Failure } from '../../contract/failure.ts'
import type { Categories } from '../data/categories.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { fitLogistic } from '../inference/least-squares-fit.ts'
import { regressorsOf, type Term } from '../inference/regression-terms.ts'
import { afterStep, type WeightedDesign } from './ledger.ts'
import { redistribute, type TakersAndGivers } from './redistribute.ts'

/**
 * Adjustment for nonresponse by response propensities, the chances p of a weighted logistic regression of `responded`
 * (1 = yes, 0 = no, NaN = out of scope) on `predictors`: the weights of respondents are divided by p, those of
 * nonrespondents become 0 (Little 1986, International Statistical Review 54). Replicates repeat the regression.
 * Refused: predictors without an answer, and those that others determine or that separate respondents.
 */
export const adjustByPropensity = (
  design: SurveyDesign,
  responded: TakersAndGivers,
  predictors: readonly Term[],
): WeightedDesign => {
  const propensities = propensityModel(responded, predictors)
  const repeat = (weights: Float64Array): Float64Array => {
    const chances = propensities(weights)
    return weights.map((weight, row) => {
      const role = responded.values[row] as number
      return role === 1 ? weight / (chances[row] as number) : role === 0 ? 0 : weight
    })
  }
  return afterStep('propensity', design, { weights: repeat(design.weights), margins: [] }, repeat)
}

/**
 * The same with the propensities used only to sort records into `classes` groups of as many records each, inside which
 * the weight of nonrespondents goes to respondents: less exposed to a wrong model (Little 1986). The groups are those
 * of the full sample in every replicate.
 */
export const adjustByPropensityClasses = (
  design: SurveyDesign,
  responded: TakersAndGivers,
  predictors: readonly Term[],
  classes: number,
): WeightedDesign => {
  const chances = propensityModel(responded, predictors)(design.weights)
  return redistribute('propensity', design, [groupsOf(chances, responded.values, classes)], responded)
}

const propensityModel = (responded: TakersAndGivers, predictors: readonly Term[]) => {
  const inScope = Uint8Array.from(responded.values, (value) => (Number.isNaN(value) ? 0 : 1))
  const regressors = regressorsOf(predictors, inScope)
  for (const { variable, values } of regressors) refuseBlanks(variable, values, inScope)
  const columns = regressors.map(({ values }) => values)
  return (weights: Float64Array): Float64Array => {
    const { fitted, dependent } = fitLogistic(columns, responded.values, weights, inScope, 'converged')
    const [first] = dependent
    if (first !== undefined) {
      throw new Failure('model.collinear', { variable: regressors[first]?.variable ?? '' })
    }
    return fitted
  }
}

const refuseBlanks = (variable: string | null, values: Float64Array, inScope: Uint8Array): void => {
  let rows = 0
  for (let row = 0; row < values.length; row++) if (inScope[row] === 1 && Number.isNaN(values[row])) rows++
  if (rows > 0) throw new Failure('weighting.missing-answer', { variable: variable ?? '', rows })
}

/** Groups of as many records in scope each, from the smallest chance to the largest; equal chances stay together. */
const groupsOf = (chances: Float64Array, responded: Float64Array, groups: number): Categories => {
  const sorted = chances.filter((_, row) => !Number.isNaN(responded[row])).sort()
  const limits = Array.from(
    { length: groups - 1 },
    (_, group) => sorted[Math.floor(((group + 1) * sorted.length) / groups)],
  )
  const codes = Uint8Array.from(chances, (chance, row) =>
    Number.isNaN(responded[row]) ? 0 : 1 + limits.filter((limit) => chance >= (limit as number)).length,
  )
  const categories = Array.from({ length: groups }, (_, group) => ({ code: String(group + 1) }))
  return { variable: 'propensity', codes, categories }
}
