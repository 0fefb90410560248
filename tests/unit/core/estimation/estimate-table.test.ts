import { describe, expect, it } from 'vitest'
import { surveyDesign } from '../../../../main/core/design/survey-design.ts'
import { categories, coded, numbers } from '../../../harness/survey-data.ts'
import { age, cause, estimate, only, sex } from './eight-persons.ts'

describe('count', () => {
  it('adds up the weights of every cell', () => {
    const [women, men] = estimate({ statistic: 'count', dimensions: [sex] })
    // Women per PSU, times 2: 2 2 | 2 4, so the variance is 0 + 2·(1 + 1) = 4.
    expect(women).toMatchObject({
      group: ['F'],
      level: null,
      estimate: 10,
      se: 2,
      n: 5,
      cases: 5,
      psus: 4,
      df: 2,
      sumWeights: 10,
    })
    expect(women?.cv).toBe(0.2)
    expect(men).toMatchObject({ group: ['M'], estimate: 6, n: 3, psus: 3, df: 1 })
  })

  it('has no design effect when it counts everybody, however the weights round', () => {
    const weights = numbers('w', [0.1, 0.1, 0.4, 0.7])
    const units = coded('psu', ['1', '2', '1', '2'])
    const all = only({ statistic: 'count', design: surveyDesign({ rows: 4, units: [units], weights }) })
    expect(all.estimate).not.toBe(0.1 + 0.1 + 0.4 + 0.7)
    expect(all).toMatchObject({ deff: null, nEff: null })
  })

  it('compares with a simple sample of all records', () => {
    // N² p q / (n − 1) = 16² · (5/8 · 3/8) / 7.
    expect(
      only({ statistic: 'count', dimensions: [categories('sex', ['F', '', 'F', '', 'F', '', 'F', 'F'])] }).deff,
    ).toBeCloseTo(4 / ((256 * 15) / 64 / 7), 12)
  })

  it('counts levels of a variable within groups, missing answers apart', () => {
    const cells = estimate({
      statistic: 'count',
      measure: { kind: 'categories', categories: cause },
      dimensions: [sex],
    })
    expect(cells.map((cell) => [cell.group[0], cell.level, cell.estimate, cell.n, cell.cases])).toEqual([
      ['F', 'x', 4, 4, 2],
      ['F', 'y', 4, 4, 2],
      ['M', 'x', 4, 3, 2],
      ['M', 'y', 2, 3, 1],
    ])
  })
})

describe('proportion', () => {
  it('leaves missing answers out of the base', () => {
    const [x, y] = estimate({ statistic: 'proportion', measure: { kind: 'categories', categories: cause } })
    // p = 4/7; residuals of PSUs (y − p x)·2/14: 6/7 · −1/7 | −4/7 · −1/7 over 7, so the variance is (49/49 + 9/49)/49.
    expect(x?.estimate).toBeCloseTo(4 / 7, 15)
    expect(x?.se).toBeCloseTo(Math.sqrt(58) / 49, 14)
    expect(y?.se).toBeCloseTo(x?.se as number, 14)
    expect(x).toMatchObject({ n: 7, cases: 4, sumWeights: 14, df: 2, psus: 4 })
    expect(x?.deff).toBeCloseTo(58 / 49 ** 2 / (((4 / 7) * (3 / 7)) / 6), 12)
    expect(x?.nEff).toBeCloseTo(7 / (x?.deff as number), 12)
  })

  it('has logit limits by default and Wald limits on request', () => {
    const measure = { kind: 'categories', categories: cause } as const
    const [logit] = estimate({ statistic: 'proportion', measure })
    const [wald] = estimate({ statistic: 'proportion', measure, ciMethod: 'wald' })
    const [p, se, t] = [4 / 7, Math.sqrt(58) / 49, 4.302652729911275]
    expect(wald?.ciLow).toBeCloseTo(p - t * se, 10)
    const centre = Math.log(p / (1 - p))
    expect(logit?.ciHigh).toBeCloseTo(1 / (1 + Math.exp(-centre - (t * se) / (p * (1 - p)))), 10)
  })

  it('speaks of the ones of a 0/1 number', () => {
    const measure = { kind: 'number', number: numbers('ill', [1, 0, 0, 1, Number.NaN, 0, 1, 0]) } as const
    expect(only({ statistic: 'proportion', measure })).toMatchObject({ level: null, estimate: 3 / 7, n: 7, cases: 3 })
  })

  it('refuses numbers other than 0 and 1', () => {
    const measure = { kind: 'number', number: age } as const
    expect(() => estimate({ statistic: 'proportion', measure })).toThrow(
      expect.objectContaining({ code: 'table.not-zero-one', params: { variable: 'age', rows: 7 } }),
    )
  })

  it('has no interval and cannot be evaluated at 0 and 1 without variation', () => {
    const all = categories('all', ['x', 'x', 'x', 'x', 'x', 'x', 'x', 'x'], ['x', 'y'])
    const [one, none] = estimate({ statistic: 'proportion', measure: { kind: 'categories', categories: all } })
    expect(one).toMatchObject({
      estimate: 1,
      se: 0,
      ciLow: null,
      ciHigh: null,
      deff: null,
      verdict: { level: 'notEvaluable' },
    })
    expect(none).toMatchObject({ estimate: 0, se: 0, ciLow: null, cv: null, verdict: { level: 'notEvaluable' } })
  })
})

describe('total, mean and ratio', () => {
  it('take the records with an answer', () => {
    const measure = { kind: 'number', number: age } as const
    expect(only({ statistic: 'total', measure })).toMatchObject({ estimate: 600, n: 7, cases: 7 })
    const mean = only({ statistic: 'mean', measure })
    // Residuals of PSUs Σ 2 (y − 300/7) / 14: −390/49, −110/49 | 50/49, 450/49, a variance of (280² + 400²)/49².
    expect(mean.estimate).toBeCloseTo(300 / 7, 13)
    expect(mean.se).toBeCloseTo(Math.hypot(280, 400) / 49, 12)
    // S² / n with S² = Σ (y − ȳ)² / (n − 1) over the seven answers.
    const spread = [10, 20, 30, 40, 50, 70, 80].reduce((sum, y) => sum + (y - 300 / 7) ** 2, 0)
    expect(mean.deff).toBeCloseTo((mean.se as number) ** 2 / (spread / 6 / 7), 12)
  })

  it('count as cases the records that add to the numerator', () => {
    const visits = numbers('visits', [0, 2, 0, 1, 0, 3, 0, 0])
    expect(only({ statistic: 'total', measure: { kind: 'number', number: visits } })).toMatchObject({
      estimate: 12,
      n: 8,
      cases: 3,
    })
  })

  it('take a ratio over the records that have both answers', () => {
    const visits = numbers('visits', [0, 2, Number.NaN, 1, 0, 3, 1, 1])
    const ratio = only({ statistic: 'ratio', measure: { kind: 'number', number: visits }, over: age })
    expect(ratio.estimate).toBeCloseTo(5 / 270, 15)
    expect(ratio).toMatchObject({ n: 6, cases: 4 })
  })

  it('refuse a ratio without a denominator and a mean of categories', () => {
    expect(() => estimate({ statistic: 'ratio', measure: { kind: 'number', number: age } })).toThrow(
      expect.objectContaining({ code: 'table.no-denominator' }),
    )
    expect(() => estimate({ statistic: 'mean', measure: { kind: 'categories', categories: cause } })).toThrow(
      expect.objectContaining({ code: 'table.not-a-number', params: { statistic: 'mean' } }),
    )
  })
})

describe('several answers', () => {
  const items = [
    { category: { code: 'food' }, values: Float64Array.of(1, 0, 1, 0, 0, Number.NaN, 1, Number.NaN) },
    { category: { code: 'work' }, values: Float64Array.of(1, 1, 0, 0, 1, Number.NaN, Number.NaN, Number.NaN) },
  ]
  const measure = { kind: 'responses', variable: 'needs', items } as const

  it('are shares of the records with a mention', () => {
    const cells = estimate({ statistic: 'shareOfCases', measure })
    expect(cells.map(({ level, estimate: share, n, cases }) => [level, share, n, cases])).toEqual([
      ['food', 3 / 5, 5, 3],
      ['work', 3 / 5, 5, 3],
    ])
  })

  it('are shares of all mentions', () => {
    const cells = estimate({ statistic: 'shareOfResponses', measure })
    expect(cells.map(({ estimate: share, n }) => [share, n])).toEqual([
      [3 / 6, 5],
      [3 / 6, 5],
    ])
  })
})

describe('without a probability sample', () => {
  const records = surveyDesign({ rows: 8, probability: false })

  it('there are estimates and counts, and nothing of precision', () => {
    const [women] = estimate({ statistic: 'count', dimensions: [sex], design: records })
    expect(women).toEqual({
      group: ['F'],
      level: null,
      estimate: 5,
      se: null,
      ciLow: null,
      ciHigh: null,
      cv: null,
      logCv: null,
      deff: null,
      df: null,
      n: 5,
      nEff: null,
      cases: 5,
      psus: null,
      sumWeights: 5,
      verdict: { level: 'notApplicable', reasons: ['not-probability'] },
      confidentiality: 'notReviewed',
    })
  })

  it('there are no degrees of freedom either, whatever rule they follow', () => {
    expect(only({ statistic: 'count', design: records, dfRule: 'design' }).df).toBeNull()
  })

  it('a weight that is given is used', () => {
    const weighted = surveyDesign({ rows: 8, probability: false, weights: numbers('w', new Float64Array(8).fill(3)) })
    expect(only({ statistic: 'count', design: weighted }).estimate).toBe(24)
  })
})

describe('limits', () => {
  it('refuse tables that nobody could read', () => {
    const codes = Array.from({ length: 3000 }, (_, i) => String(i))
    const large = categories('large', new Array(8).fill('1'), codes)
    expect(() => estimate({ statistic: 'count', dimensions: [large, large] })).toThrow(
      expect.objectContaining({ code: 'table.too-many-cells', params: { cells: 9_006_001, limit: 4_000_000 } }),
    )
  })
})
