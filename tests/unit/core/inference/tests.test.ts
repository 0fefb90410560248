import { describe, expect, it } from 'vitest'
import { independenceTests } from '../../../../main/contract/hypothesis.ts'
import type { Categories } from '../../../../main/core/data/categories.ts'
import { designCodes } from '../../../../main/core/design/design-variables.ts'
import { surveyDesign } from '../../../../main/core/design/survey-design.ts'
import { linearContrast, ratioContrast } from '../../../../main/core/inference/contrast.ts'
import { holmAdjusted } from '../../../../main/core/inference/holm.ts'
import { testIndependence } from '../../../../main/core/inference/independence.ts'
import { meanOf, meansByCategory, totalsOf, varianceOf } from '../../../../main/core/inference/mean.ts'
import { testRanks } from '../../../../main/core/inference/rank-test.ts'
import { testMean, testTwoMeans } from '../../../../main/core/inference/t-test.ts'
import { estimateVector } from '../../../../main/core/inference/vector-statistic.ts'
import { chiSquareCdf } from '../../../../main/core/numerics/chi-square.ts'

const categories = (variable: string, codes: readonly number[], size = Math.max(...codes)): Categories => ({
  variable,
  codes: Uint8Array.from(codes),
  categories: Array.from({ length: size }, (_, place) => ({ code: String(place + 1) })),
})

/** A 2 × 2 table of 30, 20, 10 and 40 records: X² = 100 (30·40 − 20·10)² / (50·50·40·60) = 16.67. */
const rowOf = [...Array(50).fill(1), ...Array(50).fill(2)] as number[]
const columnOf = [...Array(30).fill(1), ...Array(20).fill(2), ...Array(10).fill(1), ...Array(40).fill(2)] as number[]
const table = [categories('a', rowOf), categories('b', columnOf)] as const
const simple = surveyDesign({ rows: 100 })

describe('tests of independence', () => {
  it('are Pearson’s in a simple random sample, up to n / (n − 1)', () => {
    const pearson = 100 / 6
    const f = testIndependence(simple, ...table, 'F')
    expect(f.statistic).toBeCloseTo((pearson * 99) / 100, 10)
    expect([f.df, f.ddf]).toEqual([expect.closeTo(1, 12), expect.closeTo(99, 10)])
    const chisq = testIndependence(simple, ...table, 'Chisq')
    expect(chisq.statistic).toBeCloseTo(pearson, 10)
    expect(chisq.p).toBeCloseTo(chiSquareCdf((pearson * 99) / 100, 1, 'upper'), 14)
  })

  it('are nearer to 1 when every record comes with three that repeat it', () => {
    const four = (codes: readonly number[]) => codes.flatMap((code) => [code, code, code, code])
    const units = designCodes('household', { type: 'number', values: Float64Array.from(four(rowOf), (_, i) => i >> 2) })
    const clustered = surveyDesign({ rows: 400, units: [units] })
    const tests = [categories('a', four(rowOf)), categories('b', four(columnOf))] as const
    for (const test of independenceTests) {
      const { statistic, p } = testIndependence(clustered, ...tests, test)
      const once = testIndependence(simple, ...table, test)
      // Repeating says nothing new; only X² itself, of Chisq, counts the rows.
      expect(statistic).toBeCloseTo(once.statistic * (test === 'Chisq' ? 4 : 1), 8)
      expect(p).toBeCloseTo(once.p, 12)
    }
  })

  it('leave out rows without an answer and categories without rows', () => {
    const design = surveyDesign({ rows: 102 })
    const a = categories('a', [...rowOf, 0, 1], 3)
    const b = categories('b', [...columnOf, 1, 0], 2)
    const { statistic } = testIndependence(design, a, b, 'Wald')
    expect(statistic).toBeCloseTo(testIndependence(simple, ...table, 'Wald').statistic, 0)
    expect(statistic).toBeGreaterThan(15)
  })

  it('refuse a variable with one category', () => {
    const constant = categories('a', Array(100).fill(1) as number[])
    expect(() => testIndependence(simple, constant, table[1], 'F')).toThrow('test.one-category')
  })
})

describe('t tests', () => {
  const values = Float64Array.of(1, 2, 3, 4, 5, 9)
  const design = surveyDesign({ rows: 6 })

  it('of one mean is the mean over its standard error with one degree of freedom less', () => {
    // Mean 4, Σ(y − 4)² = 40, SE² = 40 / (5 · 6).
    const result = testMean(design, { variable: 'y', values }, 0.95)
    expect(result).toMatchObject({ difference: 4, df: 4 })
    expect(result.statistic).toBeCloseTo(4 / Math.sqrt(40 / 30), 12)
  })

  it('of two groups is the difference of their means', () => {
    // Means 2 and 6; z = ±(y − mean) / 3, Σ z² = (2 + 14) / 9, SE² = 6/5 of it.
    const result = testTwoMeans(design, { variable: 'y', values }, categories('g', [1, 1, 1, 2, 2, 2]), 0.95)
    expect(result.difference).toBeCloseTo(4, 12)
    expect(result.se).toBeCloseTo(Math.sqrt((6 / 5) * (16 / 9)), 12)
    expect(result.df).toBe(4)
  })

  it('take two groups out of more by a domain, and refuse three', () => {
    const groups = categories('g', [1, 1, 1, 3, 3, 2])
    const variable = { variable: 'y', values }
    expect(() => testTwoMeans(design, variable, groups, 0.95)).toThrow('test.not-two-groups')
    const domain = Uint8Array.of(1, 1, 1, 1, 1, 0)
    expect(testTwoMeans(design, variable, groups, 0.95, domain).difference).toBeCloseTo(2.5, 12)
  })

  it('refuse a variable without answers', () => {
    const blank = { variable: 'y', values: values.map(() => Number.NaN) }
    expect(() => testMean(design, blank, 0.95)).toThrow('test.no-answers')
  })
})

describe('the rank test', () => {
  const groups = categories('g', [1, 1, 1, 2, 2, 2])
  const design = surveyDesign({ rows: 6 })

  it('compares mean ranks, as shares of the population', () => {
    // Ranks 1 to 6 less one half, over 6: means 0.25 and 0.75.
    const result = testRanks(design, { variable: 'y', values: Float64Array.of(1, 2, 3, 4, 5, 9) }, groups)
    expect(result.difference).toBeCloseTo(0.5, 12)
    expect(result.df).toBe(4)
  })

  it('sees nothing but the order', () => {
    const values = Float64Array.of(3, 1, 7, 7, 20, 21)
    const of = (given: Float64Array) => testRanks(design, { variable: 'y', values: given }, groups)
    expect(of(values.map(Math.exp)).statistic).toBeCloseTo(of(values).statistic, 12)
  })
})

describe('contrasts', () => {
  const values = Float64Array.of(1, 2, 3, 4, 5, 9)
  const design = surveyDesign({ rows: 6 })

  it('of group means have the standard error of the t test', () => {
    const groups = categories('g', [1, 1, 1, 2, 2, 2])
    const means = estimateVector(design, meansByCategory(design.weights, values, groups))
    const { estimate, se } = linearContrast(means, [-1, 1])
    expect(estimate).toBeCloseTo(4, 12)
    expect(se).toBeCloseTo(Math.sqrt((6 / 5) * (16 / 9)), 12)
  })

  it('of totals give the ratio and its linearised standard error', () => {
    const double = values.map((value) => 2 * value)
    const totals = estimateVector(design, totalsOf([double, values]))
    expect(ratioContrast(totals, 0, 1).estimate).toBeCloseTo(2, 14)
    expect(ratioContrast(totals, 0, 1).se).toBeCloseTo(0, 6)
  })

  it('rest on means and variances of the rows with an answer', () => {
    const gaps = Float64Array.of(1, 3, Number.NaN, 5, Number.NaN, 7)
    expect(estimateVector(design, meanOf(design.weights, gaps)).estimates[0]).toBe(4)
    // Σ(y − 4)² = 20 over n − 1 = 3.
    expect(estimateVector(design, varianceOf(design.weights, gaps)).estimates[0]).toBeCloseTo(20 / 3, 12)
  })
})

describe("Holm's adjustment", () => {
  it('multiplies by what is left and never falls', () => {
    const adjusted = holmAdjusted([0.01, 0.04, 0.03, 0.005])
    expect(adjusted).toEqual([0.03, 0.06, 0.06, 0.02].map((p) => expect.closeTo(p, 14)))
  })

  it('stays at most 1 and leaves out tests without a p value', () => {
    expect(holmAdjusted([0.6, 0.7])).toEqual([1, 1])
    expect(holmAdjusted([0.01, Number.NaN])).toEqual([0.01, Number.NaN])
    expect(holmAdjusted([])).toEqual([])
  })
})
