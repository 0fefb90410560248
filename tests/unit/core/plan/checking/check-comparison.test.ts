import { describe, expect, test } from 'vitest'
import { checkPlan } from '../../../../../main/core/plan/checking/check-plan.ts'
import { plan } from '../../../../harness/plans.ts'

const designs = ['families', 'earlier'].map((id) => ({ id, dataset: id, psu: ['psu'] }))
const table = {
  id: 't',
  title: 'T',
  design: 'families',
  statistic: 'count',
  by: ['sex', 'year'],
  unit: 'u',
  universe: 'U',
}
const tables = [
  table,
  { ...table, id: 'before', design: 'earlier' },
  { ...table, id: 'again' },
  { ...table, id: 'other', by: ['sex'] },
  { ...table, id: 'medians', statistic: 'quantile', variable: 'income' },
]
const differences = { id: 'c', title: 'C', compare: 'differences', table: 't', between: 'sex' }
const change = { id: 'c', title: 'C', compare: 'change', table: 't', since: 'before', samples: 'independent' }
const term = (at: object, coefficient = 1) => ({ at, coefficient })
const contrast = (...terms: object[]) => ({ id: 'c', title: 'C', compare: 'contrast', table: 't', terms })
const check =
  (...comparisons: object[]) =>
  () =>
    checkPlan(plan({ designs, tables, comparisons }))

describe('comparisons of a plan', () => {
  test('are accepted when they lead somewhere', () => {
    expect(check(differences, { ...change, id: 'd' })).not.toThrow()
    expect(check(contrast(term({ sex: '1' }), term({ sex: '2' }, -1)))).not.toThrow()
    expect(check({ ...change, since: 'again', samples: 'overlapping' })).not.toThrow()
  })

  test('stand in sections like tables, but no chart is drawn of them', () => {
    const section = { title: 'S', tables: ['t', 'c'] }
    const made = (part: object) => () =>
      checkPlan(plan({ designs, tables, comparisons: [differences], report: { sections: [{ ...section, ...part }] } }))
    expect(made({})).not.toThrow()
    expect(made({ charts: [{ id: 'x', chart: 'bars', table: 'c' }] })).toThrow('plan.unknown-table')
  })

  test.each([
    ['plan.duplicate-name', [{ ...differences, id: 't' }]],
    ['plan.unknown-table', [{ ...differences, table: 'none' }]],
    ['plan.unknown-table', [{ ...change, since: 'none' }]],
    ['comparison.unknown-dimension', [{ ...differences, between: 'age' }]],
    ['comparison.unknown-dimension', [{ id: 'c', title: 'C', compare: 'trend', table: 't', along: 'age' }]],
    ['comparison.unknown-dimension', [contrast(term({ age: '1' }), term({ age: '2' }, -1))]],
    ['comparison.uneven-terms', [contrast(term({ sex: '1' }), term({ year: '2' }, -1))]],
    ['comparison.uneven-terms', [contrast(term({ sex: '1' }), term({ sex: '1' }, -1))]],
    ['comparison.statistic', [{ ...differences, table: 'medians' }]],
    ['comparison.rounds-differ', [{ ...change, since: 'other' }]],
    ['comparison.rounds-differ', [{ ...change, since: 'medians' }]],
    ['comparison.same-data', [{ ...change, since: 'again' }]],
  ])('are refused with %s (%#)', (code, comparisons) => {
    expect(check(...comparisons)).toThrow(code)
  })

  test('are refused where overlapping rounds name no units', () => {
    const unnamed = designs.map((design) => ({ ...design, psu: [] }))
    const comparisons = [{ ...change, samples: 'overlapping' }]
    expect(() => checkPlan(plan({ designs: unnamed, tables, comparisons }))).toThrow('comparison.no-units')
  })
})

describe('the test of independence of a table', () => {
  const asking = (parts: object) => () =>
    checkPlan(plan({ designs, tables: [{ ...table, independence: 'F', ...parts }] }))

  test('needs two classifications', () => {
    expect(asking({})).not.toThrow()
    expect(asking({ by: ['sex'], statistic: 'proportion', variable: 'cause' })).not.toThrow()
    expect(asking({ variable: 'cause' })).toThrow('comparison.not-two-way')
    expect(asking({ by: ['sex'], statistic: 'mean', variable: 'income' })).toThrow('comparison.not-two-way')
  })
})
