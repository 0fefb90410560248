import { Failure } from '../../contract/failure.ts'
import type { RegressionKind } from '../../contract/hypothesis.ts'
import { degreesOfFreedom } from '../design/degrees-of-freedom.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { at, type Matrix } from '../numerics/matrix.ts'
import { studentCdf } from '../numerics/student.ts'
import { type Interval, intervalsOf } from './interval.ts'
import { type Fit, fitLinear, fitLogistic, type Stopping } from './least-squares-fit.ts'
import { type NamedValues, withAnswers } from './mean.ts'
import { type Regressor, regressorsOf, type Term } from './regression-terms.ts'
import { estimateVector } from './vector-statistic.ts'

export type RegressionSpec = {
  readonly kind: RegressionKind
  readonly response: NamedValues
  readonly terms: readonly Term[]
  /** Confidence of the intervals. */
  readonly level: number
  /** 1 = row inside; left out = all. */
  readonly domain?: Uint8Array | undefined
  /** When a logistic fit is done; left out = `converged`. */
  readonly stopping?: Stopping
}

export type Coefficient = Omit<Regressor, 'values'> & {
  readonly estimate: number
  readonly se: number
  readonly t: number
  readonly p: number
  readonly interval: Interval | null
}

export type Regression = {
  readonly kind: RegressionKind
  readonly coefficients: readonly Coefficient[]
  readonly covariance: Matrix
  /** Primary units less strata with complete rows, less the regressors without the intercept. */
  readonly df: number
  /** Complete rows. */
  readonly n: number
  /** The expected response of every row; NaN where a term has no answer. */
  readonly fitted: Float64Array
}

/**
 * Regression with design-based standard errors: weighted least squares, or the weighted likelihood equations of a
 * logistic model, whose solution has the influence z = A⁻¹ x (y − ŷ) with A = Σ w v x x′, v = 1 or ŷ (1 − ŷ)
 * (Binder 1983). As R `survey`'s `svyglm`. Rows with a missing answer are left out. Refused: a term that others
 * determine, a logistic response other than 0/1, and one that a term separates completely.
 */
export const estimateRegression = (design: SurveyDesign, spec: RegressionSpec): Regression => {
  const { kind, response, terms, level, domain, stopping = 'converged' } = spec
  const regressors = regressorsOf(terms, withAnswers([response.values], design.rows, domain))
  const columns = regressors.map(({ values }) => values)
  const inside = withAnswers([response.values, ...columns], design.rows, domain)
  if (kind === 'logistic') refuseOtherThanZeroOne(response, inside)
  const fit = (weights: Float64Array): Fit =>
    kind === 'linear'
      ? fitLinear(columns, response.values, weights, inside)
      : fitLogistic(columns, response.values, weights, inside, stopping)
  const full = fit(design.weights)
  refuseDependent(full, regressors)
  const { covariance } = estimateVector(design, {
    estimate: (weights) => fit(weights).coefficients,
    influence: () => influenceOf(full, columns, inside),
    domain: inside,
  })
  const df = degreesOfFreedom(design, inside) + 1 - regressors.length
  return {
    kind,
    coefficients: regressors.map((regressor, j) =>
      coefficientOf(regressor, full.coefficients[j] as number, Math.sqrt(at(covariance, j, j)), df, level),
    ),
    covariance,
    df,
    n: inside.reduce((count, own) => count + own, 0),
    fitted: full.fitted,
  }
}

const refuseOtherThanZeroOne = ({ variable, values }: NamedValues, inside: Uint8Array): void => {
  let rows = 0
  for (let row = 0; row < values.length; row++) {
    if (inside[row] === 1 && values[row] !== 0 && values[row] !== 1) rows++
  }
  if (rows > 0) throw new Failure('model.not-zero-one', { variable, rows })
}

const refuseDependent = ({ dependent }: Fit, regressors: readonly Regressor[]): void => {
  const first = dependent[0]
  if (first === undefined) return
  const { variable, category } = regressors[first] as Regressor
  throw new Failure('model.collinear', {
    variable: category === null ? (variable ?? '1') : `${variable} = ${category}`,
  })
}

const influenceOf = (
  { crossInverse, residuals }: Fit,
  columns: readonly Float64Array[],
  inside: Uint8Array,
): readonly Float64Array[] =>
  columns.map((_, j) => {
    const influence = new Float64Array(inside.length)
    for (let row = 0; row < inside.length; row++) {
      if (inside[row] === 0) continue
      let leverage = 0
      for (const [k, column] of columns.entries()) leverage += at(crossInverse, j, k) * (column[row] as number)
      influence[row] = leverage * (residuals[row] as number)
    }
    return influence
  })

const coefficientOf = (
  { variable, category, against }: Regressor,
  estimate: number,
  se: number,
  df: number,
  level: number,
): Coefficient => {
  const t = estimate / se
  const p = df >= 1 ? 2 * studentCdf(Math.abs(t), df, 'upper') : Number.NaN
  const interval = intervalsOf('wald', level, 0)(estimate, se, df)
  return { variable, category, against, estimate, se, t, p, interval }
}
