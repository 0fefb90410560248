import { describe, expect, test } from 'vitest'
import { aggregate, join } from '../../../../main/core/derivation/combine.ts'
import { distinct, exclude } from '../../../../main/core/derivation/select-records.ts'
import { frame, listed } from '../../../harness/frames.ts'

const households = frame('households', { id: [2, 1, 3, null], area: ['rural', 'urban', 'urban', 'rural'] })
const persons = frame('persons', { household: [1, 1, 2, null, 9], age: [40, 5, 70, 30, 8] })
const key = { household: 'id' }

describe('join', () => {
  test('gives each person the value of the household; blanks meet nobody', () => {
    const step = { step: 'join', dataset: 'persons', from: 'households', key, variables: ['area'] } as const
    const joined = join(persons, households, { ...step, variables: [...step.variables] })
    expect(listed(joined.frame, 'area')).toEqual(['urban', 'urban', 'rural', null, null])
    expect(joined.unmatched).toBe(2)
  })

  test('refuses a key that occurs twice on the other side', () => {
    const twice = frame('households', { id: [1, 1], area: ['rural', 'urban'] })
    expect(() =>
      join(persons, twice, { step: 'join', dataset: 'persons', from: 'households', key, variables: ['area'] }),
    ).toThrow('derivation.key-not-unique')
  })

  test('refuses keys of different type, which would never meet', () => {
    const text = frame('households', { id: ['1', '2'], area: ['rural', 'urban'] })
    expect(() =>
      join(persons, text, { step: 'join', dataset: 'persons', from: 'households', key, variables: ['area'] }),
    ).toThrow('derivation.key-types')
  })
})

describe('aggregate', () => {
  test('counts and sums persons for their household; none is 0 persons and no oldest', () => {
    const variables = { size: 'op.count()', oldest: 'op.max(d.age)', minors: 'op.sum(d.age < 18)' }
    const step = {
      step: 'aggregate',
      dataset: 'households',
      from: 'persons',
      key: { id: 'household' },
      variables,
    } as const
    const { frame: result, unmatched } = aggregate(households, persons, step)
    expect(listed(result, 'size')).toEqual([1, 2, 0, 0])
    expect(listed(result, 'oldest')).toEqual([70, 40, null, null])
    expect(listed(result, 'minors')).toEqual([0, 1, null, null])
    expect(unmatched).toBe(2)
  })
})

describe('distinct and exclude', () => {
  test('keeps the first of each key and all with a blank key', () => {
    const forms = frame('forms', { folio: [7, 8, 7, null, null], answer: [1, 2, 3, 4, 5] })
    const { frame: kept, left } = distinct(forms, { step: 'distinct', dataset: 'forms', key: ['folio'], reason: 'r' })
    expect(listed(kept, 'answer')).toEqual([1, 2, 4, 5])
    expect(left).toBe(1)
  })

  test('leaves out only the records for which the condition is surely true', () => {
    const { frame: kept, left } = exclude(persons, {
      step: 'exclude',
      dataset: 'persons',
      where: 'd.household > 1',
      reason: 'r',
    })
    expect(listed(kept, 'age')).toEqual([40, 5, 30])
    expect(left).toBe(2)
  })
})
