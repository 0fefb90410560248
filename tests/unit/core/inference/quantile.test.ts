import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { QuantileSpec, quantileIntervals, quantileRules } from '../../../../main/contract/quantile.ts'
import { suppliedReplicates } from '../../../../main/core/design/replication/supplied.ts'
import { surveyDesign } from '../../../../main/core/design/survey-design.ts'
import { estimateQuantile } from '../../../../main/core/inference/quantile.ts'
import { weightedDistribution, weightedQuantile } from '../../../../main/core/inference/quantile-rule.ts'

const numbers = (from: number, to: number) => Float64Array.from({ length: to - from + 1 }, (_, i) => from + i)
const ones = (n: number) => new Float64Array(n).fill(1)

describe('rules for quantiles', () => {
  const ten = weightedDistribution(numbers(1, 10), ones(10))

  it.each([
    ['math', 3],
    ['hf1', 3],
    ['school', 3.5],
    ['hf2', 3.5],
    // 3 is of odd rank, so the next value.
    ['hf3', 4],
    ['hf4', 3],
    // Positions p n + ½, p (n + 1), p (n + ⅓) + ⅓ and p (n + ¼) + ⅜ (Hyndman & Fan 1996).
    ['hf5', 3.5],
    ['hf6', 3.3],
    ['hf8', 0.3 * (10 + 1 / 3) + 1 / 3],
    ['hf9', 0.3 * 10.25 + 3 / 8],
  ] as const)('%s of order 0.3 of 1 to 10', (rule, expected) => {
    expect(weightedQuantile(ten, 0.3, rule)).toBeCloseTo(expected, 12)
  })

  it('take a weight of 2 as two records where they go by the distribution function', () => {
    const weighted = weightedDistribution(Float64Array.of(1, 2, 3), Float64Array.of(1, 2, 1))
    const repeated = weightedDistribution(Float64Array.of(1, 2, 2, 3), ones(4))
    for (const rule of ['math', 'school', 'hf1', 'hf2'] as const) {
      for (const p of [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]) {
        expect(weightedQuantile(weighted, p, rule)).toBe(weightedQuantile(repeated, p, rule))
      }
    }
  })

  it('find a step in spite of rounding', () => {
    // Ten weights of 0.1 add up to a little less than 1, three of them to a little more than 0.3.
    const tenths = weightedDistribution(numbers(1, 10), new Float64Array(10).fill(0.1))
    expect(weightedQuantile(tenths, 0.3, 'math')).toBe(3)
    expect(weightedQuantile(tenths, 0.3, 'school')).toBe(3.5)
  })

  it('leave out blanks, weights of 0 and rows outside', () => {
    const values = Float64Array.of(Number.NaN, 1, 2, 3, 100)
    const sample = weightedDistribution(values, Float64Array.of(1, 0, 1, 1, 1), Uint8Array.of(1, 1, 1, 1, 0))
    expect([...sample.values]).toEqual([2, 3])
  })

  it('give nothing for nothing', () => {
    const none = weightedDistribution(new Float64Array(0), new Float64Array(0))
    for (const rule of quantileRules) {
      expect(weightedQuantile(none, 0.5, rule)).toBeNaN()
      expect(weightedQuantile(ten, 1.5, rule)).toBeNaN()
    }
  })

  it('rise with the order and stay among the values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 9 })), { minLength: 1 }),
        fc.constantFrom(...quantileRules),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (records, rule, p, q) => {
          const sample = weightedDistribution(
            Float64Array.from(records, ([value]) => value),
            Float64Array.from(records, ([, weight]) => weight),
          )
          const low = weightedQuantile(sample, Math.min(p, q), rule)
          const high = weightedQuantile(sample, Math.max(p, q), rule)
          expect(low).toBeLessThanOrEqual(high + 1e-9)
          expect(low).toBeGreaterThanOrEqual(sample.values[0] as number)
          expect(high).toBeLessThanOrEqual(sample.values.at(-1) as number)
        },
      ),
    )
  })
})

describe("Woodruff's interval", () => {
  const values = numbers(1, 101)
  const design = surveyDesign({ rows: 101 })
  const median = QuantileSpec.parse({})
  const options = { values, quantile: median, level: 0.95, df: Number.POSITIVE_INFINITY }

  it('turns the interval of the share below back into values', () => {
    // Of 101 records 51 are at or below 51: p = 51/101, SE² = p (1 − p) / 100, and p ∓ 1.96 SE reach 41.1 and 60.8.
    const { estimate, low, high, se } = estimateQuantile(design, options)
    expect([estimate, low, high]).toEqual([51, 42, 61])
    expect(se).toBeCloseTo(19 / (2 * 1.959963984540054), 12)
  })

  it('is much the same by every method', () => {
    const woodruff = quantileIntervals.filter((interval) => interval !== 'replicates')
    for (const interval of woodruff) {
      const { low, high } = estimateQuantile(design, { ...options, quantile: { ...median, interval } })
      expect(Math.abs(low - 42)).toBeLessThanOrEqual(1)
      expect(Math.abs(high - 61)).toBeLessThanOrEqual(1)
    }
  })

  it('has no limit beyond the values, and none below one degree of freedom', () => {
    expect(estimateQuantile(design, { ...options, quantile: { ...median, order: 0.005 } }).low).toBeNaN()
    expect(estimateQuantile(design, { ...options, df: 0 }).high).toBeNaN()
    const blank = { ...options, values: values.map(() => Number.NaN) }
    expect(estimateQuantile(design, blank).estimate).toBeNaN()
  })

  it('by replicates is the spread of the quantile over them, and refused without them', () => {
    const quantile = { ...median, interval: 'replicates' } as const
    expect(() => estimateQuantile(design, { ...options, quantile })).toThrow('quantile.needs-replicates')
    // Two half samples, each twice its weight: medians 26 of 1 to 51 and 76 of 51 to 101 stand 25 on either side of 51.
    const halves = [1, 2].map((half) => ({
      variable: `half ${half}`,
      values: values.map((value) => ((half === 1 ? value <= 51 : value >= 51) ? 2 : 0)),
    }))
    const replicated = suppliedReplicates(design, {
      variables: halves,
      combined: true,
      scale: 1 / 2,
      rscales: [1, 1],
      mse: true,
    })
    const { low, high, se } = estimateQuantile(replicated, { ...options, quantile })
    expect(se).toBeCloseTo(25, 12)
    expect([low, high]).toEqual(
      [51 - 1.959963984540054 * 25, 51 + 1.959963984540054 * 25].map((limit) => expect.closeTo(limit, 10)),
    )
  })

  it('is of the rows in a domain alone', () => {
    const domain = values.map((value) => (value <= 51 ? 1 : 0))
    const { estimate } = estimateQuantile(design, { ...options, domain: Uint8Array.from(domain) })
    expect(estimate).toBe(26)
  })
})
