import { describe, expect, it } from 'vitest'
import { surveyDesign } from '../../../../main/core/design/survey-design.ts'
import { diagnostics } from '../../../../main/core/weighting/diagnostics.ts'
import { type PopulationTotal, populationMargin } from '../../../../main/core/weighting/population-margin.ts'
import { postStratify } from '../../../../main/core/weighting/post-stratify.ts'
import { rake } from '../../../../main/core/weighting/rake.ts'
import { refusal } from '../../../harness/refusal.ts'
import { categories, numbers } from '../../../harness/survey-data.ts'

const sex = categories('sex', ['F', 'F', 'M', 'M', 'M'])
const area = categories('area', ['U', 'R', 'U', 'R', 'R'])
const weights = Float64Array.of(1, 3, 2, 4, 2)
const design = surveyDesign({ rows: 5, weights: numbers('w', weights) })
const totals = (entries: Readonly<Record<string, number>>): PopulationTotal[] =>
  Object.entries(entries).map(([key, total]) => ({ codes: key.split(' '), total }))

describe('diagnostics', () => {
  it('speak of the records of weight above 0', () => {
    expect(diagnostics(Float64Array.of(0, 1, 3, 2, 2))).toEqual({
      records: 4,
      zeros: 1,
      sum: 8,
      min: 1,
      max: 3,
      mean: 2,
      cv: Math.sqrt(2 / 16),
      kishDeff: 1 + 2 / 16,
      effectiveRecords: 4 / 1.125,
    })
  })

  it('are not defined without such records', () => {
    expect(diagnostics(new Float64Array(2))).toMatchObject({
      records: 0,
      zeros: 2,
      sum: 0,
      min: Number.NaN,
      cv: Number.NaN,
    })
  })
})

describe('populationMargin', () => {
  it('lays totals beside records by the codes of several variables', () => {
    const margin = populationMargin([sex, area], totals({ 'M R': 30, 'F U': 10, 'F R': 20, 'M U': 5 }), weights)
    expect(margin.codes).toEqual(Uint8Array.of(2, 3, 4, 1, 1))
    expect(margin.cells[0]).toEqual({ codes: ['M', 'R'], row: 1, total: 30 })
  })

  it('leaves out cells of total 0 and records of weight 0 in them', () => {
    const margin = populationMargin([sex], totals({ F: 8, M: 0, X: 0 }), Float64Array.of(1, 1, 0, 0, 0))
    expect(margin.cells).toHaveLength(1)
    expect(margin.codes).toEqual(Uint8Array.of(1, 1, 0, 0, 0))
  })

  const missing = categories('sex', ['F', '', 'M', '', 'M'])
  it.each([
    ['missing answers', [missing], totals({ F: 1, M: 1 }), 'weighting.missing-answer', { variable: 'sex', rows: 2 }],
    ['blank totals', [sex], totals({ F: Number.NaN, M: 1 }), 'weighting.bad-total', { margin: 'sex', row: 1 }],
    ['negative totals', [sex], totals({ F: 1, M: -1 }), 'weighting.bad-total', { margin: 'sex', row: 2 }],
    [
      'a cell twice',
      [sex],
      [...totals({ F: 1, M: 1 }), ...totals({ F: 2 })],
      'weighting.cell-twice',
      { margin: 'sex', row: 3 },
    ],
    [
      'a cell that nobody is in',
      [sex],
      totals({ F: 1, M: 1, X: 1 }),
      'weighting.empty-cell',
      { margin: 'sex', row: 3 },
    ],
    [
      'records without a total',
      [sex, area],
      totals({ 'F U': 1, 'F R': 1, 'M U': 1 }),
      'weighting.no-total',
      { margin: 'sex × area', rows: 2 },
    ],
  ] as const)('refuses %s', (_, by, lines, code, params) => {
    expect(refusal(() => populationMargin(by, lines, weights))).toMatchObject({ code, params })
  })
})

describe('postStratify', () => {
  it('makes the weights of every cell add up to its total', () => {
    const { design: after, entry } = postStratify(design, populationMargin([sex], totals({ F: 12, M: 4 }), weights))
    expect(after.weights).toEqual(Float64Array.of(3, 9, 1, 2, 1))
    expect(entry.margins[0]?.cells).toEqual([
      { codes: ['F'], records: 2, population: 12, before: 4, after: 12 },
      { codes: ['M'], records: 3, population: 4, before: 8, after: 4 },
    ])
    expect(entry.factors).toEqual({ min: 0.5, max: 3 })
    expect(entry.before.sum).toBe(12)
    expect(entry.after.sum).toBe(16)
  })

  it('leaves the design before it as it was', () => {
    postStratify(design, populationMargin([sex], totals({ F: 12, M: 4 }), weights))
    expect(design.weights).toEqual(weights)
    expect(design.layers).toHaveLength(0)
  })
})

describe('rake', () => {
  const margin = (variable: typeof sex, lines: Readonly<Record<string, number>>) =>
    populationMargin([variable], totals(lines), weights)
  const options = { epsilon: 1e-12, maxIterations: 200 }

  it('reaches the totals of every margin and keeps odds ratios', () => {
    const { design: after, entry } = rake(
      design,
      [margin(sex, { F: 10, M: 20 }), margin(area, { U: 12, R: 18 })],
      options,
    )
    const [a, b, c, d, e] = after.weights as unknown as [number, number, number, number, number]
    expect(a + b).toBeCloseTo(10, 10)
    expect(a + c).toBeCloseTo(12, 10)
    expect(b + d + e).toBeCloseTo(18, 10)
    expect((a * (d + e)) / (b * c)).toBeCloseTo((1 * 6) / (3 * 2), 10)
    expect(d / e).toBeCloseTo(2, 12)
    expect(entry.convergence?.largestMiss).toBeLessThanOrEqual(1e-12)
    expect(entry.margins).toHaveLength(2)
  })

  it('agrees with post-stratification for one margin', () => {
    const one = margin(sex, { F: 12, M: 4 })
    expect(rake(design, [one], options).design.weights).toEqual(postStratify(design, one).design.weights)
  })

  it('scales margins that differ by rounding to the first', () => {
    const { design: after } = rake(
      design,
      [margin(sex, { F: 1e6, M: 2e6 }), margin(area, { U: 1.2e6, R: 1.8e6 - 1 })],
      options,
    )
    expect(after.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(3e6, 3)
  })

  it('refuses margins of different populations', () => {
    const error = refusal(() => rake(design, [margin(sex, { F: 10, M: 20 }), margin(area, { U: 12, R: 15 })], options))
    expect(error).toMatchObject({
      code: 'weighting.totals-differ',
      params: { first: 'sex', second: 'area', partsPerMillion: 100_000 },
    })
  })

  it('refuses to stop short of the totals and names the worst cell', () => {
    // Every woman is urban and every man rural: the margins cannot both hold.
    const split = categories('split', ['F', 'F', 'M', 'M', 'M'])
    const error = refusal(() => rake(design, [margin(sex, { F: 10, M: 20 }), margin(split, { F: 12, M: 18 })], options))
    expect(error).toMatchObject({ code: 'weighting.not-converged', params: { iterations: 200, margin: 'sex' } })
  })
})
