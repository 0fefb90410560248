import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { variance } from '../../../../main/core/design/covariance.ts'
import { surveyDesign } from '../../../../main/core/design/survey-design.ts'
import { calibrate } from '../../../../main/core/weighting/calibrate.ts'
import type { CalibrationSpec } from '../../../../main/core/weighting/calibration-factors.ts'
import { populationMargin } from '../../../../main/core/weighting/population-margin.ts'
import { postStratify } from '../../../../main/core/weighting/post-stratify.ts'
import { rake } from '../../../../main/core/weighting/rake.ts'
import { refusal } from '../../../harness/refusal.ts'
import { categories, numbers } from '../../../harness/survey-data.ts'

const sex = categories('sex', ['F', 'F', 'F', 'M', 'M', 'M', 'M', 'F'])
const area = categories('area', ['U', 'R', 'U', 'R', 'U', 'R', 'U', 'R'])
const age = Float64Array.of(30, 40, 10, 25, 60, 35, 20, 50)
const base = Float64Array.of(2, 3, 4, 5, 3, 2, 4, 3)
const design = surveyDesign({ rows: 8, weights: numbers('w', base) })
const margin = (variable: typeof sex, totals: Readonly<Record<string, number>>) =>
  populationMargin(
    [variable],
    Object.entries(totals).map(([code, total]) => ({ codes: [code], total })),
    base,
  )
const bySex = margin(sex, { F: 14, M: 16 })
const byArea = margin(area, { U: 16, R: 14 })
const ofAge = { variable: 'age', values: age, total: 1050 }
const spec: CalibrationSpec = {
  margins: [bySex, byArea],
  numbers: [ofAge],
  distance: 'linear',
  epsilon: 1e-12,
  maxIterations: 100,
}
const sum = (weights: Float64Array, of: (row: number) => number): number =>
  weights.reduce((all, weight, row) => all + weight * of(row), 0)

describe('calibrate', () => {
  it.each<[string, Partial<CalibrationSpec>]>([
    ['linear', {}],
    ['linear within bounds', { bounds: { lower: 0.4, upper: 1.9 } }],
    ['raking', { distance: 'raking' }],
    ['logit', { distance: 'logit', bounds: { lower: 0.6, upper: 1.6 } }],
  ])('reaches every total: %s', (_, change) => {
    const { design: after, entry } = calibrate(design, { ...spec, ...change })
    expect(sum(after.weights, (row) => (sex.codes[row] === 1 ? 1 : 0))).toBeCloseTo(14, 9)
    expect(sum(after.weights, (row) => (area.codes[row] === 1 ? 1 : 0))).toBeCloseTo(14, 9)
    expect(sum(after.weights, (row) => age[row] as number)).toBeCloseTo(1050, 8)
    const { lower = 0, upper = Number.POSITIVE_INFINITY } = change.bounds ?? {}
    expect(entry.factors.min).toBeGreaterThanOrEqual(lower)
    expect(entry.factors.max).toBeLessThanOrEqual(upper)
    expect(entry.margins.map(({ by }) => by)).toEqual([['sex'], ['area'], ['age']])
    expect(entry.margins[2]?.cells[0]).toMatchObject({ population: 1050, records: 8 })
  })

  it('by the linear distance is the regression estimator', () => {
    // One number and the population: g = 1 + λ₁ + λ₂ age, with λ from two equations.
    const ones = { variable: 'N', values: new Float64Array(8).fill(1), total: 30 }
    const { design: after } = calibrate(design, { ...spec, margins: [], numbers: [ones, ofAge] })
    const [n, x, xx] = [26, sum(base, (row) => age[row] as number), sum(base, (row) => (age[row] as number) ** 2)]
    const [missN, missX] = [30 - n, 1050 - x]
    const determinant = n * xx - x * x
    const [constant, slope] = [(missN * xx - missX * x) / determinant, (n * missX - x * missN) / determinant]
    for (const [row, weight] of after.weights.entries()) {
      expect(weight).toBeCloseTo((base[row] as number) * (1 + constant + slope * (age[row] as number)), 10)
    }
  })

  it('by the raking distance agrees with raking, and with post-stratification for one margin', () => {
    const { weights } = calibrate(design, { ...spec, numbers: [], distance: 'raking' }).design
    const raked = rake(design, [bySex, byArea], { epsilon: 1e-13, maxIterations: 500 }).design.weights
    for (const [row, weight] of weights.entries()) expect(weight).toBeCloseTo(raked[row] as number, 9)
    const one = calibrate(design, { ...spec, margins: [bySex], numbers: [] }).design
    const fitted = postStratify(design, bySex).design
    for (const [row, weight] of one.weights.entries()) expect(weight).toBeCloseTo(fitted.weights[row] as number, 10)
    expect(variance(one, age)).toBeCloseTo(variance(fitted, age), 7)
  })

  it('knows calibrated totals without error', () => {
    const after = calibrate(design, spec).design
    expect(Math.sqrt(variance(after, age))).toBeLessThan(1e-9 * 1050)
    expect(
      variance(
        after,
        age.map((value) => value ** 2),
      ),
    ).toBeGreaterThan(1)
  })

  it('gives the records of a cluster one factor', () => {
    const clusters = Uint8Array.of(1, 1, 2, 2, 3, 3, 4, 4)
    const equal = surveyDesign({ rows: 8, weights: numbers('w', [2, 2, 4, 4, 3, 3, 5, 5]) })
    const reachable = {
      ...spec,
      margins: [margin(sex, { F: 14, M: 16 })],
      numbers: [{ ...ofAge, total: 1000 }],
      clusters,
    }
    const { weights } = calibrate(equal, reachable).design
    for (const row of [0, 2, 4, 6]) expect(weights[row]).toBeCloseTo(weights[row + 1] as number, 12)
    expect(sum(weights, (row) => age[row] as number)).toBeCloseTo(1000, 8)
  })

  it('keeps weights of 0', () => {
    const some = surveyDesign({ rows: 8, weights: numbers('w', [0, ...base.slice(1)]) })
    expect(calibrate(some, spec).design.weights[0]).toBe(0)
  })

  it('reaches totals from any weights that could have them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.7, max: 1.4, noNaN: true }), { minLength: 8, maxLength: 8 }),
        fc.constantFrom('linear', 'raking', 'logit'),
        (factors, distance) => {
          const target = base.map((weight, row) => weight * (factors[row] as number))
          const of = (code: number, codes: ArrayLike<number>) => sum(target, (row) => (codes[row] === code ? 1 : 0))
          const { weights } = calibrate(design, {
            ...spec,
            margins: [
              margin(sex, { F: of(1, sex.codes), M: of(2, sex.codes) }),
              margin(area, { R: of(1, area.codes), U: of(2, area.codes) }),
            ],
            numbers: [{ ...ofAge, total: sum(target, (row) => age[row] as number) }],
            distance,
            bounds: { lower: 0.3, upper: 3 },
            epsilon: 1e-11,
          }).design
          expect(sum(weights, (row) => age[row] as number)).toBeCloseTo(
            sum(target, (row) => age[row] as number),
            7,
          )
          expect(sum(weights, (row) => (sex.codes[row] === 1 ? 1 : 0))).toBeCloseTo(of(1, sex.codes), 8)
        },
      ),
    )
  })

  it.each<[string, Partial<CalibrationSpec>, string, Record<string, unknown>]>([
    ['bounds that logit lacks', { distance: 'logit' }, 'weighting.bounds-needed', {}],
    ['bounds that 1 is not between', { bounds: { lower: 1.1, upper: 2 } }, 'weighting.bad-bounds', {}],
    [
      'totals out of reach of the bounds',
      { numbers: [], bounds: { lower: 0.99, upper: 1.01 } },
      'weighting.not-converged',
      { iterations: 100 },
    ],
    [
      'a number out of reach',
      { margins: [], numbers: [{ ...ofAge, total: 9000 }], distance: 'logit', bounds: { lower: 0.5, upper: 2 } },
      'weighting.total-not-reached',
      { variable: 'age' },
    ],
    ['negative weights', { numbers: [{ ...ofAge, total: 300 }] }, 'weighting.negative-weights', {}],
    [
      'margins of different populations',
      { margins: [bySex, margin(area, { U: 16, R: 24 })] },
      'weighting.totals-differ',
      {},
    ],
  ])('refuses %s', (_, change, code, params) => {
    expect(refusal(() => calibrate(design, { ...spec, ...change }))).toMatchObject({ code, params })
  })
})
