import { expect, test } from 'vitest'
import { distributionOf } from '../../../../main/core/codebook/distribution.ts'
import { type Frame, variableOf, withCodebook } from '../../../../main/core/data/frame.ts'
import { frame } from '../../../harness/frames.ts'

const plain = frame(
  'persons',
  { age: [30, 10, 99, null, 20], sex: ['1', '2', '1', '9', null], name: ['a', 'b', 'c', 'd', 'e'] },
  { age: [{ code: '99', reason: 'dontKnow' }], sex: [{ code: '9', reason: 'refused' }] },
)
const persons: Frame = withCodebook(plain, [
  { ...variableOf(plain, 'age'), kind: 'count' },
  {
    ...variableOf(plain, 'sex'),
    categories: [
      { code: '1', label: 'Man' },
      { code: '3', label: 'Other' },
    ],
  },
  { ...variableOf(plain, 'name'), kind: 'id' },
])

test('numbers are told by their extremes, middle and mean, missing answers by reason', () => {
  expect(distributionOf(persons, 'age')).toEqual({
    ...{ records: 5, answered: 3, categories: [], numbers: { least: 10, median: 20, most: 30, mean: 20 } },
    missing: [
      { reason: 'dontKnow', records: 1 },
      { reason: 'system', records: 1 },
    ],
  })
})

test('categories are counted whether they occur or not, also those the codebook lacks', () => {
  expect(distributionOf(persons, 'sex').categories).toEqual([
    { code: '1', label: 'Man', records: 2 },
    { code: '3', label: 'Other', records: 0 },
    { code: '2', records: 1 },
  ])
})

test('of what names records only the number is told', () => {
  expect(distributionOf(persons, 'name')).toMatchObject({ answered: 5, categories: [], numbers: null })
})

test('numbers that are codes are counted one by one, unless they are too many', () => {
  const many = Array.from({ length: 402 }, (_, row) => row)
  const coded = frame('persons', { zone: many.map((row) => (row % 3) + 1), folio: many })
  const nominal = withCodebook(coded, [
    { ...variableOf(coded, 'zone'), kind: 'nominal' },
    { ...variableOf(coded, 'folio'), kind: 'nominal' },
  ])
  expect(distributionOf(nominal, 'zone')).toMatchObject({
    categories: ['1', '2', '3'].map((code) => ({ code, records: 134 })),
    numbers: null,
  })
  expect(distributionOf(nominal, 'folio')).toMatchObject({ categories: [], numbers: { least: 0, most: 401 } })
})
