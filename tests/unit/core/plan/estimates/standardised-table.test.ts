import { describe, expect, test } from 'vitest'
import { checkPlan } from '../../../../../main/core/plan/checking/check-plan.ts'
import { prepareDesign } from '../../../../../main/core/plan/designs/prepare-design.ts'
import { computeTable } from '../../../../../main/core/plan/estimates/compute-table.ts'
import { datasetsBehind, designOf } from '../../../../../main/core/plan/table-inputs.ts'
import { frame } from '../../../../harness/frames.ts'
import { plan } from '../../../../harness/plans.ts'

const people = {
  age: ['young', 'young', 'old', 'old', 'young', 'old', 'old', 'old'],
  area: ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b'],
  ill: [0, 1, 1, 1, 0, 1, 0, 1],
  w: [1, 1, 2, 2, 3, 1, 1, 1],
}
const world = { age: ['old', 'young'], people: [1, 3] }
const standardise = { by: ['age'], population: { dataset: 'world', total: 'people' } }
const table = {
  id: 't',
  title: 'T',
  design: 'd',
  statistic: 'mean',
  variable: 'ill',
  by: ['area'],
  unit: 'u',
  universe: 'U',
  standardise,
}
const design = { id: 'd', dataset: 'people', weight: 'w' }
const planWith = (parts: object, others: object = {}) =>
  plan({ designs: [design], tables: [{ ...table, ...parts }], ...others })

const compute = (parts: object = {}, columns: object = {}, standard: object = world, replicates?: object) => {
  const study = planWith(parts, { designs: [{ ...design, replicates }] })
  const [spec] = study.tables
  if (!spec) throw new Error('the plan has a table')
  const frames = [frame('people', { ...people, ...columns }), frame('world', { ...world, ...standard })]
  const prepared = prepareDesign(designOf(study, spec), new Map(frames.map((one) => [one.dataset, one])))
  return computeTable(study, spec, prepared)
}
const figures = ({ cells }: ReturnType<typeof compute>) => cells.map(({ group, estimate }) => [group[0], estimate])

describe('a standardised table', () => {
  test('gives every cell, and every margin on its own, the ages of the standard population', () => {
    // Old and young count 1 to 3. Ill are, of the old of a all, of b 2/3, of both 6/7; of the young 1/2, none and 1/5.
    const made = compute()
    expect(figures(made)).toEqual([
      ['a', expect.closeTo(0.25 + 0.75 / 2, 12)],
      ['b', expect.closeTo(0.25 * (2 / 3), 12)],
      [null, expect.closeTo(0.25 * (6 / 7) + 0.75 / 5, 12)],
    ])
    expect(made.standard).toEqual({ by: [{ variable: 'age' }], population: 'world', incomplete: false })
    expect(compute({ standardise: undefined }).standard).toBeUndefined()
  })

  test('says the same of a domain as of the cell of its records', () => {
    const [cell] = compute().cells
    const [domain] = compute({ by: [], where: 'd.area == "a"' }).cells
    expect(domain).toEqual({ ...cell, group: [] })
  })

  test('is the plain table when the sample already has the ages of the standard population', () => {
    const alike = { area: ['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b'], age: people.age, w: new Array(8).fill(1) }
    const age = { age: ['o', 'o', 'y', 'y', 'o', 'o', 'y', 'y'] }
    const even = { age: ['o', 'y'], people: [1, 1] }
    const [standard, plain] = [compute({}, { ...alike, ...age }, even), compute({ standardise: undefined }, alike)]
    for (const [place, [, estimate]] of figures(plain).entries()) {
      expect(standard.cells[place]?.estimate).toBeCloseTo(estimate as number, 12)
    }
  })

  test('gives the levels of a proportion, with records without an answer outside', () => {
    const answer = { answer: ['no', 'yes', 'yes', 'yes', 'no', 'yes', '', 'yes'] }
    const { cells } = compute({ statistic: 'proportion', variable: 'answer', margins: false }, answer)
    expect(cells.map(({ level, estimate, n }) => [level, estimate, n])).toEqual([
      ['no', expect.closeTo(0.375, 12), 4],
      ['yes', expect.closeTo(0.625, 12), 4],
      ['no', expect.closeTo(0.75, 12), 3],
      ['yes', expect.closeTo(0.25, 12), 3],
    ])
  })

  test('counts a record without an answer to a dimension in its margin only', () => {
    const made = figures(compute({}, { area: ['a', 'a', 'a', 'a', '', 'b', 'b', 'b'], w: people.w }))
    expect(made[1]).toEqual(['b', expect.closeTo(2 / 3, 12)])
    expect(made[2]).toEqual([null, expect.closeTo(0.25 * (6 / 7) + 0.75 / 5, 12)])
  })

  test('has the same precision, but for higher order, by the jackknife as by linearisation', () => {
    const many = (values: readonly (number | string)[]) => Array.from({ length: 400 }, (_, i) => values[(i * 7) % 8])
    const columns = Object.fromEntries(Object.entries(people).map(([name, values]) => [name, many(values)]))
    const [linear, jackknife] = [compute({}, columns), compute({}, columns, world, { method: 'jackknife' })]
    for (const [place, { estimate, se }] of linear.cells.entries()) {
      expect(jackknife.cells[place]?.estimate).toBe(estimate)
      expect((jackknife.cells[place]?.se ?? 0) / (se ?? 0)).toBeCloseTo(1, 1)
    }
  })

  test('tells when a cell lacks a category that another has', () => {
    const made = compute({}, { age: ['young', 'young', 'old', 'old', 'old', 'old', 'old', 'old'] })
    expect(made.standard?.incomplete).toBe(true)
    expect(made.cells[1]?.estimate).toBeCloseTo(0.5 * (2 / 3), 12)
  })

  test('is empty, not wrong, where its domain has no records', () => {
    expect(figures(compute({ where: 'd.w > 9' }))).toEqual([
      ['a', null],
      ['b', null],
      [null, null],
    ])
  })

  test.each([
    ['weighting.missing-answer', {}, { age: ['', 'young', 'old', 'old', 'young', 'old', 'old', 'old'] }, {}],
    ['weighting.no-total', {}, {}, { age: ['old'], people: [1] }],
    ['weighting.empty-cell', {}, {}, { age: ['old', 'young', 'baby'], people: [1, 3, 1] }],
    ['weighting.bad-total', {}, {}, { people: [1, -3] }],
    ['plan.unknown-dataset', { standardise: { by: ['age'], population: { dataset: 'x', total: 'people' } } }, {}, {}],
  ])('refuses with %s', (code, parts, columns, standard) => {
    expect(() => compute(parts, columns, standard)).toThrow(code)
  })
})

describe('a plan with standardised tables', () => {
  const check = (parts: object, others?: object) => () => checkPlan(planWith(parts, others))

  test('asks for means or proportions, by other variables than those of the cells', () => {
    expect(check({})).not.toThrow()
    expect(check({ statistic: 'total' })).toThrow('plan.unneeded-field')
    expect(check({ by: ['area', 'age'] })).toThrow('table.standardised-dimension')
    expect(check({ statistic: 'proportion', independence: 'F' })).toThrow('table.standardised-independence')
  })

  test('compares their cells where they have no margins with weights of their own', () => {
    const comparison = { id: 'c', title: 'C', compare: 'differences', table: 't', between: 'area' }
    expect(check({ margins: false }, { comparisons: [comparison] })).not.toThrow()
    expect(check({}, { comparisons: [comparison] })).toThrow('comparison.standardised')
  })

  test('has the standard population among what feeds them', () => {
    const study = planWith({})
    const [spec] = study.tables
    if (!spec) throw new Error('the plan has a table')
    expect(datasetsBehind(study, designOf(study, spec), spec.standardise)).toEqual(['people', 'world'])
  })
})
