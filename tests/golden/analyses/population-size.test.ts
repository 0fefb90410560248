import { describe, expect, it } from 'vitest'
import { bootstrapSize } from '../../../main/core/population/bootstrap.ts'
import { chooseModel } from '../../../main/core/population/choose-model.ts'
import { fitLogLinear } from '../../../main/core/population/log-linear.ts'
import { onAllOf, type Patterns } from '../../../main/core/population/patterns.ts'
import { estimateFromTwoLists } from '../../../main/core/population/two-lists.ts'

/** Counts as publications give them: of units on all lists first, those on the last list alone at the end. */
const published = (lists: number, ...counts: number[]): Patterns => {
  const own = new Float64Array(2 ** lists)
  for (const [place, count] of counts.entries()) {
    const bits = 2 ** lists - 1 - place
    const pattern = Array.from({ length: lists }, (_, list) => ((bits >> (lists - 1 - list)) & 1) << list)
    own[pattern.reduce((sum, bit) => sum + bit, 0)] = count
  }
  return { lists, counts: own }
}

/** [12] is the interaction of the first and the second list. */
const model = (...interactions: (readonly [number, number])[]) =>
  interactions.map(([a, b]) => (1 << (a - 1)) | (1 << (b - 1)))

/** Bruno et al. 1994, Diabetes Care 17: diabetics of an Italian community on four lists. */
const diabetes = published(4, 58, 157, 18, 104, 46, 650, 12, 709, 14, 20, 7, 74, 8, 182, 10)

/** The R3 data of Darroch et al. 1993, JASA 88: three enumerations of St. Louis. */
const enumerations = published(3, 72, 155, 7, 71, 13, 53, 43)

/** Cormack, Chang & Smith 2000, Table 3: deaths at work in New Zealand on four and on three lists. */
const deaths = published(4, 72, 5, 29, 53, 24, 3, 12, 14, 0, 0, 0, 1, 0, 0, 2)
const deathsOnThree = published(3, 72, 5, 29, 54, 24, 3, 14)

describe('two lists', () => {
  // Chao et al. 2001, Statistics in Medicine 20, printed by the R package CARE1 1.1.0 for the diabetics:
  // Petersen, Chapman, standard error, interval.
  it.each([
    [1, 2, 2353, 2351, 58, 2250, 2478],
    [1, 3, 2185, 2185, 22, 2146, 2233],
    [1, 4, 2264, 2261, 88, 2117, 2468],
    [2, 3, 2060, 2057, 77, 1922, 2224],
    [2, 4, 806, 803, 47, 725, 913],
    [3, 4, 1558, 1555, 67, 1445, 1712],
  ])('%i and %i are as CARE1 prints them', (a, b, petersen, chapman, se, low, high) => {
    const [first, second] = [1 << (a - 1), 1 << (b - 1)]
    const lists = {
      first: onAllOf(diabetes, first),
      second: onAllOf(diabetes, second),
      both: onAllOf(diabetes, first | second),
    }
    const estimate = estimateFromTwoLists(lists, 0.95)
    const figures = [estimate.lincolnPetersen, estimate.chapman, estimate.se, estimate.ciLow, estimate.ciHigh]
    expect(figures.map(Math.round)).toEqual([petersen, chapman, se, low, high])
  })

  it('are the log-linear model of independence: Seber 1982, p. 107, as Rcapture prints it', () => {
    const fit = fitLogLinear(published(2, 167, 781, 254), [])
    expect(fit?.size.toFixed(1)).toBe('2389.9')
    expect(fit?.se.toFixed(1)).toBe('130.4')
    expect(fit?.aic.toFixed(3)).toBe('28.831')
    expect(fit?.deviance).toBeCloseTo(0, 8)
  })
})

describe('log-linear models', () => {
  it.each([
    // Rivest 2011, Biometrical Journal 53: size, standard error, deviance, degrees of freedom.
    ['the saturated model of three enumerations', enumerations, model([1, 2], [1, 3], [2, 3]), 1240, 451, '0.0', 0],
    ['the one without [13]', enumerations, model([1, 2], [2, 3]), 850, 186, '3.8', 1],
    ['the model of Bruno et al.', diabetes, model([1, 2], [1, 3], [2, 3], [2, 4], [3, 4]), 2771, 145, '7.6', 5],
    ['the one that Rivest takes', diabetes, model([1, 3], [2, 4], [3, 4]), 2472, 53, '22.0', 7],
  ] as const)('give %s the published size', (_, patterns, interactions, size, se, deviance, df) => {
    const fit = fitLogLinear(patterns, interactions)
    expect([Math.round(fit?.size ?? 0), Math.round(fit?.se ?? 0)]).toEqual([size, se])
    expect([fit?.deviance.toFixed(1), fit?.df]).toEqual([deviance, df])
  })

  it.each([
    ['independence of four lists', deaths, [], { size: 215, deviance: '87.1', df: 10 }],
    // Nobody who is not on the first list is on the third, so that two effects are infinite and the size is not.
    ['[12][13][34] of four lists', deaths, model([1, 2], [1, 3], [3, 4]), { size: 218, deviance: '2.6', df: 7 }],
    ['independence of three lists', deathsOnThree, [], { size: 209, deviance: '75.1', df: 3 }],
    ['[23] of three lists', deathsOnThree, model([2, 3]), { deviance: '1.2', df: 2 }],
    ['[12][23] of three lists', deathsOnThree, model([1, 2], [2, 3]), { deviance: '0.6', df: 1 }],
    ['[13][23] of three lists', deathsOnThree, model([1, 3], [2, 3]), { size: 233, df: 1 }],
  ] as const)('give %s what Cormack, Chang & Smith print', (_, patterns, interactions, printed) => {
    const fit = fitLogLinear(patterns, interactions)
    if (!fit) throw new Error('the model has an estimate')
    expect({ size: Math.round(fit.size), deviance: fit.deviance.toFixed(1), df: fit.df }).toMatchObject(printed)
  })

  it('have no estimate where zeros push the size to infinity, for which other programs print some million', () => {
    expect(fitLogLinear(deaths, model([1, 2], [1, 3], [1, 4], [3, 4]))).toBeNull()
  })

  it('have one where no unit is on both lists of an interaction, if the other lists tell it', () => {
    // Without the two empty patterns: log μ = γ + a, b, c of 101, 100, 011, 010, 001, so that e^γ = 43 (71 + 53) / 20.
    const fit = fitLogLinear(published(3, 0, 0, 7, 71, 13, 53, 43), model([1, 2]))
    expect(fit?.size).toBeCloseTo(187 + (43 * (71 + 53)) / (7 + 13), 6)
  })
})

describe('the choice of a model', () => {
  it('is that of R: step() and AIC over all models of three lists come to the same', () => {
    // AIC(glm(n ~ c1 + c2 + c3 + …, poisson)) of R 4.3, and 414 + exp of its intercept, for the eight models.
    const { fits, models, without, range } = chooseModel(enumerations, 'aic')
    expect([models, without]).toEqual([8, 0])
    const sizes = fits.map(({ aic, size }) => [aic.toFixed(4), size.toFixed(4)])
    expect(sizes).toEqual([
      ['52.7396', '1239.9658'],
      ['54.5338', '850.1429'],
      ['68.1126', '544.4022'],
      ['68.9463', '589.3077'],
      ['119.9244', '440.7208'],
      ['120.7332', '438.2774'],
      ['126.7993', '448.9799'],
      ['128.2970', '447.0726'],
    ])
    expect(range).toEqual([fits[1]?.size, fits[0]?.size])
    expect(chooseModel(enumerations, 'bic').fits.map(({ bic }) => bic.toFixed(4))).toContain('78.6890')
  })

  it('tries 113 models of four lists', () => {
    const { models, fits } = chooseModel(diabetes, 'bic')
    expect(models).toBe(113)
    expect(fits.every(({ size }) => size > 2069)).toBe(true)
  })
})

describe('the bootstrap', () => {
  const fit = fitLogLinear(diabetes, model([1, 3], [2, 4], [3, 4]))
  if (!fit) throw new Error('the model has an estimate')

  it.each(['parametric', 'nonparametric'] as const)('is near to the normal interval when it is %s', (kind) => {
    const interval = bootstrapSize(diabetes, fit, { kind, replicates: 400, seed: 2017, level: 0.95 })
    expect(interval.failed).toBe(0)
    expect(Math.abs(interval.se / fit.se - 1)).toBeLessThan(0.15)
    expect(interval.ciLow).toBeGreaterThan(fit.size - 2.6 * fit.se)
    expect(interval.ciHigh).toBeLessThan(fit.size + 2.9 * fit.se)
    expect(bootstrapSize(diabetes, fit, { kind, replicates: 400, seed: 2017, level: 0.95 })).toEqual(interval)
  })
})
