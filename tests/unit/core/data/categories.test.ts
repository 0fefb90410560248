import { describe, expect, test } from 'vitest'
import { categoriesOf } from '../../../../main/core/data/categories.ts'
import { frameOf, withCodebook } from '../../../../main/core/data/frame.ts'
import { frame } from '../../../harness/frames.ts'

const codes = ({ categories }: { categories: readonly { code: string }[] }) => categories.map(({ code }) => code)

describe('categoriesOf', () => {
  const persons = frame(
    'persons',
    { sex: ['M', 'F', null, 'F', 'X'], cause: [2, 1, 98, null, 10], free: [10, 9, 2, 1, 1] },
    { cause: [{ from: 97, to: 99, reason: 'dontKnow' }], sex: [{ code: 'X', reason: 'refused' }] },
  )

  test('undeclared texts stand in code-point order, missing answers have no category', () => {
    const sex = categoriesOf(persons, 'sex')
    expect(codes(sex)).toEqual(['F', 'M'])
    expect([...sex.codes]).toEqual([2, 1, 0, 1, 0])
  })

  test('undeclared numbers stand by value, not as texts', () => {
    expect(codes(categoriesOf(persons, 'free'))).toEqual(['1', '2', '9', '10'])
    expect([...categoriesOf(persons, 'cause').codes]).toEqual([2, 1, 0, 0, 3])
  })

  test('declared categories keep the order of the codebook, empty ones too, and come first', () => {
    const variables = [...persons.variables.values()].map((variable) =>
      variable.name === 'cause' ? { ...variable, categories: ['3', '2', '99'].map((code) => ({ code })) } : variable,
    )
    const cause = categoriesOf(withCodebook(persons, variables), 'cause')
    expect(codes(cause)).toEqual(['3', '2', '1', '10'])
    expect([...cause.codes]).toEqual([2, 3, 0, 0, 4])
  })

  test('a variable with a value per record is no dimension', () => {
    const rows = 10_001
    const ids = frameOf(
      'persons',
      rows,
      [{ name: 'id', kind: 'id', storage: 'number', categories: [], missing: [] }],
      () => ({ type: 'number', values: Float64Array.from({ length: rows }, (_, row) => row) }),
    )
    expect(() => categoriesOf(ids, 'id')).toThrow('table.too-many-categories')
  })
})
