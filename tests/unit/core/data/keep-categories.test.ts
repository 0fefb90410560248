import { expect, test } from 'vitest'
import { keepCategories } from '../../../../main/core/data/keep-categories.ts'

const zone = {
  variable: 'zona',
  codes: Uint8Array.of(1, 2, 3, 0, 2),
  categories: ['a', 'b', 'c'].map((code) => ({ code })),
}

test('records of categories that are not kept have no answer', () => {
  const { variable, codes, categories } = keepCategories(zone, (place) => place !== 1)
  expect([variable, [...codes], categories]).toEqual(['zona', [1, 0, 2, 0, 0], [{ code: 'a' }, { code: 'c' }]])
})

test('with all of them kept it is the dimension itself, with none nobody has an answer', () => {
  expect(keepCategories(zone, () => true)).toBe(zone)
  expect([...keepCategories(zone, () => false).codes]).toEqual([0, 0, 0, 0, 0])
})
