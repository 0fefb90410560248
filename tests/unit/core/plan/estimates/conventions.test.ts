import { describe, expect, test } from 'vitest'
import { TableSpec } from '../../../../../main/contract/table.ts'
import { tableConventions } from '../../../../../main/core/plan/estimates/conventions.ts'
import { plan } from '../../../../harness/plans.ts'

const table = (parts: object = {}) =>
  TableSpec.parse({
    id: 't',
    title: 'T',
    design: 'd',
    statistic: 'proportion',
    variable: 'x',
    unit: 'u',
    universe: 'U',
    ...parts,
  })

describe('conventions', () => {
  test('change degrees of freedom, interval, design effect and quantile together', () => {
    expect(tableConventions(plan(), table())).toMatchObject({ dfRule: 'domain', deff: 'replace', ciMethod: undefined })
    expect(tableConventions(plan({ conventions: 'r-svyby' }), table())).toMatchObject({
      dfRule: 'design',
      deff: 'wor',
      ciMethod: 'wald',
      quantile: { order: 0.5, rule: 'math' },
    })
    expect(tableConventions(plan({ conventions: 'stata' }), table({ statistic: 'mean' }))).toMatchObject({
      dfRule: 'design',
      ciMethod: undefined,
      quantile: { rule: 'hf2' },
    })
  })

  test('leave an interval that the table names itself', () => {
    expect(tableConventions(plan({ conventions: 'r-subset' }), table({ ciMethod: 'beta' })).ciMethod).toBe('beta')
  })
})
