import { expect, test } from 'vitest'
import type { Variable } from '../../../../main/contract/codebook.ts'
import { changedFields } from '../../../../main/core/codebook/changed-fields.ts'

const age: Variable = {
  name: 'age',
  label: { es: 'Edad', en: 'Age' },
  kind: 'count',
  storage: 'number',
  categories: [{ code: '99', label: 'NS' }],
  missing: [{ code: '99', reason: 'dontKnow' }],
}

test('documentation differs where it says something else, in whatever order it is written', () => {
  expect(changedFields(age, { ...age, label: { en: 'Age', es: 'Edad' }, source: 'other.csv' })).toEqual([])
  expect(changedFields(age, { ...age, universe: '' })).toEqual([])
  expect(changedFields(age, { ...age, missing: [], decimals: 0, label: 'Edad' })).toEqual([
    'label',
    'missing',
    'decimals',
  ])
  expect(changedFields(age, { ...age, categories: [{ label: 'NS', code: '99' }] })).toEqual([])
})
