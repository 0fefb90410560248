import { describe, expect, it } from 'vitest'
import { holdsText } from '../../../../main/core/indicator/holds-text.ts'
import { plan } from '../../../harness/plans.ts'

const { derivations, sources } = plan({
  sources: [
    { dataset: 'a', format: 'csv', file: 'a.csv', options: { types: { code: 'text', age: 'number' } } },
    { dataset: 'b', format: 'sav', file: 'b.sav' },
  ],
  derivations: [
    { step: 'recode', dataset: 'a', name: 'group', of: 'code', map: { x: '1' } },
    { step: 'derive', dataset: 'a', name: 'adult', formula: 'd.age >= 18' },
    { step: 'join', dataset: 'b', from: 'a', key: 'id', variables: ['group', 'age'] },
  ],
})
const holds = (dataset: string, variable: string) => holdsText({ derivations, sources }, dataset, variable)

describe('what the plan knows of the storage of a variable', () => {
  it('is that recoded variables and columns read as texts hold texts, wherever they are joined to', () => {
    expect([holds('a', 'group'), holds('a', 'code'), holds('b', 'group')]).toEqual([true, true, true])
  })

  it('is nothing of all others', () => {
    expect([holds('a', 'adult'), holds('a', 'age'), holds('b', 'age'), holds('b', 'other')]).toEqual(
      Array(4).fill(false),
    )
  })
})
