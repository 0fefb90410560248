import { describe, expect, it } from 'vitest'
import { TestSpec } from '../../../../../main/contract/hypothesis.ts'
import { prepareDesign } from '../../../../../main/core/plan/designs/prepare-design.ts'
import { adjustFamilies } from '../../../../../main/core/plan/tests/adjust-families.ts'
import { computeTest } from '../../../../../main/core/plan/tests/compute-test.ts'
import { frame } from '../../../../harness/frames.ts'
import { plan } from '../../../../harness/plans.ts'

/** Twelve persons in six units of two. */
const persons = frame('families', {
  psu: [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6],
  w: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  sex: ['f', 'm', 'f', 'm', 'f', 'm', 'f', 'm', 'f', 'm', 'f', 'm'],
  fled: [1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 1],
  income: [10, 14, 9, 15, 12, 13, 8, 17, 11, null, 9, 16],
  age: [30, 32, 41, 25, 28, 60, 33, 45, 52, 38, 27, 49],
})
const study = plan()
const [spec] = study.designs
const design = prepareDesign(spec as NonNullable<typeof spec>, new Map([['families', persons]]))

const common = { title: 'Prueba', design: 'families' }
const compute = (test: object) => computeTest(study, TestSpec.parse({ id: 'a', ...common, ...test }), design)

describe('tests of the plan', () => {
  it('find variables by name and count the records that take part', () => {
    const means = compute({ test: 'twoMeans', variable: 'income', groups: 'sex' })
    expect(means).toMatchObject({ test: 'twoMeans', n: 11, ciLevel: 0.95 })
    // 15 less 59/6.
    expect(means.rows[0]).toMatchObject({
      variable: 'income',
      category: 'm',
      against: 'f',
      estimate: expect.closeTo(15 - 59 / 6, 12),
      kind: 't',
      df: 4,
    })
    expect(compute({ test: 'mean', variable: 'income' }).rows[0]?.estimate).toBeCloseTo(134 / 11, 12)
    expect(compute({ test: 'ranks', variable: 'income', groups: 'sex' }).rows[0]?.estimate).toBeGreaterThan(0.4)
  })

  it('test independence, as an F or a chi-square', () => {
    const test = { test: 'independence', rows: 'sex', columns: 'fled' }
    expect(compute(test).rows[0]).toMatchObject({ kind: 'F', variable: null, estimate: null, df: 1, ddf: 5 })
    expect(compute({ ...test, statistic: 'Chisq' }).rows[0]).toMatchObject({ kind: 'chiSquare', df: 1, ddf: null })
  })

  it('take texts as categories and numbers as numbers in a model', () => {
    const { rows } = compute({ test: 'regression', kind: 'linear', response: 'income', terms: ['sex', 'age'] })
    expect(rows.map(({ variable, category, against }) => [variable, category, against])).toEqual([
      [null, null, null],
      ['sex', 'm', 'f'],
      ['age', null, null],
    ])
  })

  it('are confined to a domain by a formula', () => {
    expect(compute({ test: 'mean', variable: 'income', where: 'd.age < 40' })).toMatchObject({ n: 6 })
    expect(compute({ test: 'independence', rows: 'sex', columns: 'fled', where: 'd.age > 26' })).toMatchObject({
      n: 11,
    })
  })

  it('are refused on texts and without a probability sample', () => {
    expect(() => compute({ test: 'mean', variable: 'sex' })).toThrow('test.not-a-number')
    const loose = prepareDesign({ ...design.spec, probability: false }, new Map([['families', persons]]))
    const mean = TestSpec.parse({ id: 'a', ...common, test: 'mean', variable: 'income' })
    expect(() => computeTest(study, mean, loose)).toThrow('test.no-probability')
  })
})

describe('families of tests', () => {
  const specs = [
    { id: 'a', test: 'twoMeans', variable: 'income', groups: 'sex', family: 'sexes' },
    { id: 'b', test: 'twoMeans', variable: 'age', groups: 'sex', family: 'sexes' },
    { id: 'c', test: 'regression', kind: 'linear', response: 'income', terms: ['age'], family: 'model' },
    { id: 'd', test: 'mean', variable: 'age' },
  ].map((test) => TestSpec.parse({ ...common, ...test }))
  const results = specs.map((test) => ({ ...computeTest(study, test, design), key: test.id }))
  const adjusted = adjustFamilies(results).map(({ rows }) => rows)

  it('share the risk of a false rejection', () => {
    const [income, age] = results.map(({ rows }) => rows[0]?.p as number)
    const smaller = Math.min(income as number, age as number)
    const larger = Math.max(income as number, age as number)
    const found = [adjusted[0]?.[0]?.pAdjusted, adjusted[1]?.[0]?.pAdjusted].sort()
    expect(found).toEqual(
      [Math.min(1, 2 * smaller), Math.max(larger, 2 * smaller)].map((p) => expect.closeTo(p, 12)).sort(),
    )
  })

  it('leave the intercept and tests of no family alone', () => {
    expect(adjusted[2]?.map(({ pAdjusted }) => pAdjusted === null)).toEqual([true, false])
    expect(adjusted[2]?.[1]?.pAdjusted).toBe(results[2]?.rows[1]?.p)
    expect(adjusted[3]?.[0]?.pAdjusted).toBeNull()
  })
})
