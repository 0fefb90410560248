import { describe, expect, it } from 'vitest'
import type { Categories } from '../../../../main/core/data/categories.ts'
import { surveyDesign } from '../../../../main/core/design/survey-design.ts'
import { meansByCategory, type NamedValues } from '../../../../main/core/inference/mean.ts'
import { estimateRegression } from '../../../../main/core/inference/regression.ts'
import type { Term } from '../../../../main/core/inference/regression-terms.ts'
import { estimateVector } from '../../../../main/core/inference/vector-statistic.ts'
import { at } from '../../../../main/core/numerics/matrix.ts'

const number = (variable: string, ...values: number[]) => ({ variable, values: Float64Array.from(values) })
const term = (variable: string, ...values: number[]): Term => ({ kind: 'number', number: number(variable, ...values) })

describe('linear regression', () => {
  const design = surveyDesign({ rows: 5, weights: { variable: 'w', values: Float64Array.of(1, 2, 3, 2, 1) } })
  const time = term('t', 1, 2, 3, 4, 5)
  const line = (response: NamedValues, ...terms: Term[]) =>
    estimateRegression(design, { kind: 'linear', response, terms: terms.length > 0 ? terms : [time], level: 0.95 })

  it('finds a line without error, with a standard error of 0', () => {
    const { coefficients, df, n } = line(number('y', 3, 5, 7, 9, 11))
    expect(coefficients.map(({ variable }) => variable)).toEqual([null, 't'])
    expect(coefficients.map(({ estimate }) => estimate)).toEqual([expect.closeTo(1, 12), expect.closeTo(2, 12)])
    for (const { se } of coefficients) expect(se).toBeLessThan(1e-12)
    expect([df, n]).toEqual([3, 5])
  })

  it('is the weighted least-squares line', () => {
    // Weighted means t 3, y 10/3; slope Σ w (t − 3) y / Σ w (t − 3)² = 10 / 12.
    const { coefficients } = line(number('y', 1, 4, 3, 4, 6))
    expect(coefficients[1]?.estimate).toBeCloseTo(10 / 12, 12)
    expect(coefficients[0]?.estimate).toBeCloseTo(32 / 9 - 3 * (10 / 12), 12)
  })

  it('leaves out rows with a missing answer', () => {
    const { n, df } = line(number('y', 1, Number.NaN, 3, 4, 6))
    expect([n, df]).toEqual([4, 2])
  })

  it('names the term that others determine', () => {
    const again = term('months', 12, 24, 36, 48, 60)
    expect(() => line(number('y', 1, 4, 3, 4, 6), time, again)).toThrow(
      expect.objectContaining({ code: 'model.collinear', params: { variable: 'months' } }),
    )
  })
})

describe('logistic regression', () => {
  const groups: Categories = {
    variable: 'g',
    codes: Uint8Array.of(1, 1, 1, 1, 3, 3, 3, 3),
    categories: [{ code: 'a' }, { code: 'b' }, { code: 'c' }],
  }
  const response = number('y', 1, 0, 0, 0, 1, 1, 1, 0)
  const design = surveyDesign({ rows: 8 })
  const logistic = (given: NamedValues, ...terms: Term[]) =>
    estimateRegression(design, { kind: 'logistic', response: given, terms, level: 0.95 })

  it('of one classification gives the log odds of its groups', () => {
    const { coefficients, covariance, fitted } = logistic(response, { kind: 'categories', categories: groups })
    // A quarter and three quarters: log(1/3) and 2 log 3; the category without records has no term.
    expect(coefficients.map(({ category }) => category)).toEqual([null, 'c'])
    expect(coefficients[0]?.estimate).toBeCloseTo(Math.log(1 / 3), 12)
    expect(coefficients[1]?.estimate).toBeCloseTo(2 * Math.log(3), 12)
    expect(fitted[0]).toBeCloseTo(0.25, 12)
    // The variance of a log odds is that of the share over (p (1 − p))².
    const shares = estimateVector(design, meansByCategory(design.weights, response.values, groups))
    expect(at(covariance, 0, 0)).toBeCloseTo(at(shares.covariance, 0, 0) / (0.25 * 0.75) ** 2, 10)
  })

  it('as R leaves it differs in the last digits only', () => {
    const fit = (stopping: 'converged' | 'asR') =>
      estimateRegression(design, {
        kind: 'logistic',
        response,
        terms: [term('x', 1, 2, 3, 4, 3, 4, 5, 6)],
        level: 0.95,
        stopping,
      })
    const exact = fit('converged').coefficients[1]
    const asR = fit('asR').coefficients[1]
    expect(asR?.estimate).toBeCloseTo(exact?.estimate as number, 6)
    expect(asR?.se).toBeCloseTo(exact?.se as number, 3)
  })

  it('refuses responses other than 0 and 1', () => {
    expect(() => logistic(number('y', 1, 2, 0, 0, 1, 1, 1, 0))).toThrow(
      expect.objectContaining({ code: 'model.not-zero-one', params: { variable: 'y', rows: 1 } }),
    )
  })

  it('refuses a term that separates the ones from the zeros', () => {
    const split = term('x', 1, 1, 1, 1, 2, 2, 2, 2)
    const separated = number('y', 0, 0, 0, 0, 1, 1, 1, 1)
    expect(() => logistic(separated, split)).toThrow('model.')
  })
})
