import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ciMethods } from '../../../../main/contract/table.ts'
import { type Interval, intervalsOf, isWald, waldInterval } from '../../../../main/core/inference/interval.ts'

/** 50 of 100 in a simple random sample, with normal quantiles: the textbook case. */
const half = { p: 0.5, se: 0.05, df: Number.POSITIVE_INFINITY }
const close = (limits: readonly number[], digits = 4) => limits.map((limit) => expect.closeTo(limit, digits))

describe('intervals of a proportion', () => {
  it('are those of the textbooks for 50 of 100', () => {
    const interval = (method: (typeof ciMethods)[number]) =>
      intervalsOf(method, 0.95, Number.POSITIVE_INFINITY)(half.p, half.se, half.df)
    expect(interval('wald')).toEqual(close([0.402, 0.598]))
    expect(interval('wilson')).toEqual(close([0.4038, 0.5962]))
    // Clopper and Pearson.
    expect(interval('beta')).toEqual(close([0.3983, 0.6017]))
    // sin²(π/4 ± 1.96 / 20) and 1 / (1 + e^±(1.96 / 5)).
    expect(interval('asin')).toEqual(close([Math.sin(Math.PI / 4 - 0.098) ** 2, Math.sin(Math.PI / 4 + 0.098) ** 2]))
    expect(interval('logit')).toEqual(close([1 / (1 + Math.exp(0.392)), 1 / (1 + Math.exp(-0.392))]))
  })

  it('by likelihood end where the deviance reaches the bound', () => {
    const [low, high] = intervalsOf('likelihood', 0.95, 100)(half.p, half.se, half.df) as Interval
    for (const limit of [low, high]) {
      const deviance = 200 * (0.5 * Math.log(0.5 / limit) + 0.5 * Math.log(0.5 / (1 - limit)))
      expect(deviance).toBeCloseTo(1.959963984540054 ** 2, 10)
    }
    expect(low).toBeLessThan(0.5)
    expect(high).toBeGreaterThan(0.5)
  })

  it('reach further with fewer degrees of freedom', () => {
    for (const method of ciMethods.filter((method) => method !== 'waldZ')) {
      const width = (df: number) => {
        const [low, high] = intervalsOf(method, 0.95, 1000)(0.3, 0.04, df) as Interval
        return high - low
      }
      expect(width(5)).toBeGreaterThan(width(50))
    }
  })

  it('contain the proportion, and all but Wald stay within 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ciMethods),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 200 }),
        (method, p, share, df) => {
          const se = share * Math.sqrt((p * (1 - p)) / 20)
          const [low, high] = intervalsOf(method, 0.9, 500)(p, se, df) as Interval
          expect(low).toBeLessThanOrEqual(p + 1e-12)
          expect(high).toBeGreaterThanOrEqual(p - 1e-12)
          if (isWald(method)) return
          expect(low).toBeGreaterThanOrEqual(0)
          expect(high).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  it('by the normal distribution ask for a degree of freedom and are the same with any number of them', () => {
    const around = intervalsOf('waldZ', 0.95, 100)
    expect(around(10, 2, 1)).toEqual(close([10 - 2 * 1.959963984540054, 10 + 2 * 1.959963984540054], 12))
    expect(around(10, 2, 50)).toEqual(around(10, 2, 1))
    expect(around(10, 2, 0)).toBeNull()
  })

  it('are not given where the sample says nothing of them', () => {
    for (const method of ciMethods) {
      const interval = intervalsOf(method, 0.95, 100)
      expect(interval(0.3, 0.05, 0.5)).toBeNull()
      expect(interval(0.3, Number.NaN, 10)).toBeNull()
      expect(interval(0, 0, 10)).toBeNull()
      expect(interval(1, 0, 10)).toBeNull()
    }
    expect(intervalsOf('logit', 0.95, 100)(0.3, 0, 10)).toBeNull()
  })
})

describe('the plain interval', () => {
  it('is given for a standard error of 0 as well, but not below one degree of freedom', () => {
    expect(waldInterval(0, 0, 0.95, 5)).toEqual([0, 0])
    expect(waldInterval(10, 2, 0.95, 0)).toBeNull()
  })
})
