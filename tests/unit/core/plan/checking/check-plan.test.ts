import { describe, expect, test } from 'vitest'
import { checkPlan } from '../../../../../main/core/plan/checking/check-plan.ts'
import { plan } from '../../../../harness/plans.ts'

const table = { id: 't', title: 'T', design: 'families', statistic: 'count', unit: 'u', universe: 'U' }
const section = { title: 'S', tables: ['size'] }
const chart = { id: 'c', chart: 'bars', table: 'size' }
const mean = { id: 'm', test: 'mean', variable: 'members', title: 'M', design: 'families' }
const range = { id: 'ages', check: 'range', label: 'R', variable: 'age', from: 0 }
const correction = { record: '#1', variable: 'age', value: 3, reason: 'r' }
const families = { dataset: 'families', rules: [range], corrections: [{ ...correction, rule: 'ages' }] }

describe('checkPlan', () => {
  test('accepts a plan whose references lead somewhere', () => {
    expect(() => checkPlan(plan({ report: { sections: [{ ...section, charts: [chart] }] } }))).not.toThrow()
  })

  test('lets texts and quoted words say what looks like a parameter', () => {
    const where = "d.name != '$.none'"
    expect(() => checkPlan(plan({ tables: [{ ...table, title: 'Costs of $.all', where }] }))).not.toThrow()
  })

  test.each([
    ['plan.duplicate-name', { tables: [table, table] }],
    ['plan.duplicate-name', { tests: [{ ...mean, id: 'size' }] }],
    ['plan.unknown-test', { tests: [mean], report: { sections: [{ ...section, tests: ['other'] }] } }],
    ['plan.duplicate-name', { report: { sections: [{ ...section, charts: [chart, chart] }] } }],
    ['plan.unknown-design', { tables: [{ ...table, design: 'persons' }] }],
    ['plan.missing-field', { tables: [{ ...table, statistic: 'mean' }] }],
    ['plan.missing-field', { tables: [{ ...table, statistic: 'ratio', variable: 'a' }] }],
    ['plan.unneeded-field', { tables: [{ ...table, ciMethod: 'logit' }] }],
    ['plan.unneeded-field', { tables: [{ ...table, statistic: 'quantile', variable: 'a', ciMethod: 'wald' }] }],
    ['plan.unknown-set', { tables: [{ ...table, statistic: 'shareOfCases', variable: 'causes' }] }],
    ['plan.unknown-table', { report: { sections: [{ ...section, tables: ['other'] }] } }],
    ['plan.unknown-table', { report: { sections: [{ ...section, charts: [{ ...chart, table: 'other' }] }] } }],
    ['plan.duplicate-name', { checks: [families, families] }],
    ['plan.duplicate-name', { checks: [families, { ...families, dataset: 'persons' }] }],
    ['check.empty-range', { checks: [{ ...families, rules: [{ ...range, to: -1 }] }] }],
    ['formula.unknown-parameter', { checks: [{ ...families, rules: [{ ...range, where: 'd.edad > $.mayoria' }] }] }],
    [
      'formula.unknown-parameter',
      { checks: [{ ...families, rules: [{ check: 'rule', id: 'r', label: 'R', formula: 'd.edad > $.mayoria' }] }] },
    ],
    ['formula.unknown-parameter', { tables: [{ ...table, where: 'd.edad > $.mayoria' }] }],
    ['formula.unknown-parameter', { tests: [{ ...mean, where: 'd.edad > $.mayoria' }] }],
    [
      'formula.unknown-parameter',
      { derivations: [{ step: 'derive', dataset: 'families', name: 'x', formula: 'd.a * $.n' }] },
    ],
    [
      'formula.unknown-parameter',
      { derivations: [{ step: 'exclude', dataset: 'families', where: 'd.a > $.n', reason: 'R' }] },
    ],
    ['correction.unknown-rule', { checks: [{ ...families, corrections: [{ ...correction, rule: 'other' }] }] }],
  ])('refuses with %s (%#)', (code, parts) => {
    expect(() => checkPlan(plan(parts))).toThrow(code)
  })
})
