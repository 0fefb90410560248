import { describe, expect, test } from 'vitest'
import { categoriesOf } from '../../../../../main/core/data/categories.ts'
import { selects } from '../../../../../main/core/derivation/derive.ts'
import { insideDomain } from '../../../../../main/core/plan/estimates/inside-domain.ts'
import { frame } from '../../../../harness/frames.ts'

const data = frame('hogares', { condicion: [1, 2, 3, 2, null], zona: [1, 1, 2, 2, 2] })
const inside = (variable: string, where: string) => {
  const { categories, codes } = insideDomain(categoriesOf(data, variable), data, where, selects(data, where))
  return [categories.map(({ code }) => code), [...codes]]
}

describe('a dimension inside of the domain of its table', () => {
  test('loses the categories that the domain rules out', () => {
    expect(inside('condicion', 'd.condicion == 1 || d.condicion == 2')).toEqual([
      ['1', '2'],
      [1, 2, 0, 2, 0],
    ])
  })

  test('keeps those without records in a domain that is told by another variable: a zero says something', () => {
    expect(inside('zona', 'd.condicion == 1')[0]).toEqual(['1', '2'])
  })
})
