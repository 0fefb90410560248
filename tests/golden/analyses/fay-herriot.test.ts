import { describe, expect, it } from 'vitest'
import { fitFayHerriot, syntheticOf } from '../../../main/core/smallareas/fay-herriot.ts'
import { milk, mlErrors, mlPredictors, momentErrors, momentPredictors, remlErrors, remlPredictors } from './milk.ts'

const areas = {
  estimates: Float64Array.from(milk, ([estimate]) => estimate),
  variances: Float64Array.from(milk, ([, se]) => se * se),
  columns: [1, 2, 3, 4].map((major) => Float64Array.from(milk, (area) => (major === 1 || area[2] === major ? 1 : 0))),
}

/** The R package scores until the variance changes by less than this share of itself. */
const asSae = 1e-4

const figures = (values: ArrayLike<number>, digits: number) => Array.from(values, (value) => value.toFixed(digits))

const largestGap = (values: ArrayLike<number>, printed: readonly string[]) =>
  Math.max(...printed.map((text, d) => Math.abs(Number(text) - (values[d] as number))))

/*
 * Printed by the R package `sae` 1.3 (Molina & Marhuenda 2015, The R Journal 7(1), "milk" data):
 * mseFH(yi ~ as.factor(MajorArea), SD^2, method = "REML"), and "ML", "FH".
 */
describe('Fay and Herriot’s model of the expenditure on milk', () => {
  it('has the coefficients and standard errors of sae by REML', () => {
    const { coefficients } = fitFayHerriot(areas, 'reml', asSae)
    const [estimates, errors] = [coefficients.map(({ estimate }) => estimate), coefficients.map(({ se }) => se)]
    expect(figures(estimates, 7)).toEqual(['0.9681890', '0.1327801', '0.2269462', '-0.2413011'])
    expect(figures(errors, 8)).toEqual(['0.06936208', '0.10300072', '0.09232981', '0.08161707'])
  })

  it('has the variance between areas, predictors and mean squared errors of sae by REML', () => {
    const fit = fitFayHerriot(areas, 'reml', asSae)
    expect(fit.areaVariance.toFixed(8)).toBe('0.01855022')
    expect(figures(fit.eblup, 7)).toEqual(remlPredictors)
    expect(figures(fit.mse, 9)).toEqual(remlErrors)
  })

  it('has those of sae by maximum likelihood', () => {
    const { coefficients, eblup, mse } = fitFayHerriot(areas, 'ml', asSae)
    expect(
      figures(
        coefficients.map(({ estimate }) => estimate),
        7,
      ),
    ).toEqual(['0.9677986', '0.1278756', '0.2266909', '-0.2425804'])
    expect(figures(eblup, 7)).toEqual(mlPredictors)
    expect(figures(mse, 9)).toEqual(mlErrors)
  })

  it('has those of sae by Fay and Herriot’s own equation', () => {
    const { eblup, mse } = fitFayHerriot(areas, 'fayHerriot', asSae)
    // These come cut off, not rounded, at the sixth digit.
    expect(largestGap(eblup, momentPredictors)).toBeLessThan(1.1e-6)
    expect(largestGap(mse, momentErrors)).toBeLessThan(1e-8)
  })
})

describe('Prasad and Rao’s moments', () => {
  it('are what ordinary least squares leaves beyond the sampling variances', () => {
    // Covariates that are groups: residuals are from the means of the groups, leverages 1 / n of them.
    const fit = fitFayHerriot(areas, 'prasadRao')
    const means = [1, 2, 3, 4].map((major) => {
      const own = milk.filter((area) => area[2] === major)
      return { major, n: own.length, mean: own.reduce((sum, [y]) => sum + y, 0) / own.length }
    })
    const left = milk.reduce((sum, [y, se, major]) => {
      const { n = 1, mean = 0 } = means.find((one) => one.major === major) ?? {}
      return sum + (y - mean) ** 2 - se * se * (1 - 1 / n)
    }, 0)
    expect(fit.areaVariance).toBeCloseTo(left / 39, 12)
    expect(fit.eblup.every((value) => value > 0.4 && value < 1.5)).toBe(true)
  })
})

describe('an area without a sample', () => {
  it('gets what its covariates say, and the variance between areas with it', () => {
    const fit = fitFayHerriot(areas, 'reml')
    const { estimate, mse } = syntheticOf(fit, [1, 0, 0, 1])
    expect(estimate).toBeCloseTo(0.968189 - 0.2413011, 5)
    const widest = milk.findIndex(([, se]) => se === 0.259)
    expect(mse).toBeGreaterThan(fit.mse[widest] as number)
  })
})

describe('the model', () => {
  it('follows its direct estimates where these are sure, and its covariates where they are not', () => {
    const [sure, vague] = [1e-8, 1e6]
    const variances = areas.variances.map((_, d) => (d % 2 === 0 ? sure : vague))
    const { eblup, gamma } = fitFayHerriot({ ...areas, variances }, 'reml')
    expect(eblup[0]).toBeCloseTo(areas.estimates[0] as number, 5)
    expect(gamma[1]).toBeLessThan(1e-6)
  })

  it('is refused with as few areas as effects, and with a covariate that others determine', () => {
    const few = {
      estimates: areas.estimates.slice(0, 3),
      variances: areas.variances.slice(0, 3),
      columns: [new Float64Array(3).fill(1), Float64Array.of(1, 2, 3)],
    }
    expect(() => fitFayHerriot(few, 'reml')).toThrow('areas.too-few')
    const twice = { ...areas, columns: [...areas.columns, areas.columns[1] as Float64Array] }
    expect(() => fitFayHerriot(twice, 'reml')).toThrow('areas.collinear')
  })

  it('has no variance between areas where the covariates leave less than the sampling', () => {
    const flat = { ...areas, estimates: areas.estimates.map(() => 1), columns: areas.columns.slice(0, 1) }
    for (const method of ['reml', 'ml', 'prasadRao', 'fayHerriot'] as const) {
      const { areaVariance, eblup } = fitFayHerriot(flat, method)
      expect(areaVariance).toBe(0)
      expect(eblup.every((value) => Math.abs(value - 1) < 1e-9)).toBe(true)
    }
  })
})
