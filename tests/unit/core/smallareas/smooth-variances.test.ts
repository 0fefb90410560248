import { describe, expect, it } from 'vitest'
import { normalScores, testNormality } from '../../../../main/core/smallareas/normality.ts'
import { smoothVariances } from '../../../../main/core/smallareas/smooth-variances.ts'

describe('smoothed variances', () => {
  it('are the variances themselves where these follow the function, and fill in what is 0 or undefined', () => {
    const records = Float64Array.of(10, 20, 40, 80, 0)
    const smooth = smoothVariances(Float64Array.of(0.08, 0.04, 0, Number.NaN, Number.NaN).fill(0.02, 2, 3), records)
    expect([...smooth].map((own) => own.toFixed(6))).toEqual(['0.080000', '0.040000', '0.020000', '0.010000', 'NaN'])
  })

  it('keep the sum of the variances that are known', () => {
    const variances = Float64Array.of(0.05, 0.09, 0.01, 0.03)
    const smooth = smoothVariances(variances, Float64Array.of(12, 10, 60, 33))
    expect(smooth.reduce((sum, own) => sum + own, 0)).toBeCloseTo(0.18, 12)
  })

  it('are refused where fewer than three areas have a variance, or all as many records', () => {
    expect(() => smoothVariances(Float64Array.of(0.1, 0.2, 0), Float64Array.of(5, 6, 7))).toThrow('areas.no-variance')
    expect(() => smoothVariances(Float64Array.of(1, 2, 3), Float64Array.of(9, 9, 9))).toThrow('areas.no-variance')
  })
})

describe('Shapiro and Francia’s test', () => {
  it('finds normal scores normal and a long tail not so', () => {
    const scores = normalScores(Array.from({ length: 30 }, (_, i) => (i * 7) % 30))
    expect(testNormality(scores)?.statistic).toBeCloseTo(1, 12)
    const skewed = Array.from({ length: 30 }, (_, i) => Math.exp(i / 4))
    expect(testNormality(skewed)?.p).toBeLessThan(0.001)
  })

  it('is that of R for the rain in 70 cities', () => {
    // cor(sort(precip), qnorm(ppoints(70, a = 3/8)))^2 and its p value by Royston 1993; shapiro.test gives 0.045.
    const rain = [
      7, 7.2, 7.8, 7.8, 11.5, 13, 14, 14.6, 15, 15.2, 16.2, 17.2, 17.4, 20.7, 22.9, 24.7, 25.9, 29.1, 30.2, 30.2, 30.6,
      30.8, 31, 31.4, 31.7, 32.5, 33.4, 34.4, 35, 35.1, 35.9, 35.9, 36.1, 36.2, 36.2, 37, 37, 37.6, 38.7, 38.8, 38.9,
      39, 39.9, 40.2, 40.2, 40.8, 40.8, 41.8, 42.5, 42.5, 42.6, 42.7, 42.8, 43.1, 43.4, 44.7, 45.5, 46, 46.4, 48.2,
      48.3, 48.5, 49.1, 49.2, 54.5, 54.7, 56.8, 59.2, 59.8, 67,
    ]
    const test = testNormality(rain)
    expect([test?.statistic.toFixed(6), test?.p.toFixed(6)]).toEqual(['0.968029', '0.066597'])
  })

  it('says nothing of fewer than five values', () => {
    expect(testNormality([1, 2, 3, 4])).toBeNull()
  })
})
