import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Variable } from '../../../../main/contract/codebook.ts'
import { compareDeliveries, type Delivery } from '../../../../main/core/delivery/compare-deliveries.ts'
import { frame } from '../../../harness/frames.ts'

type Values = Parameters<typeof frame>[1]

const delivery = (values: Values, documented: Readonly<Record<string, Partial<Variable>>> = {}): Delivery => {
  const { rows, variables, raw } = frame('persons', values)
  return { rows, variables: [...variables.values()].map((one) => ({ ...one, ...documented[one.name] })), load: raw }
}
const all = { from: 0, count: 1000 }

describe('a new delivery', () => {
  const first = delivery({
    id: ['a', 'b', 'c', 'd'],
    age: [1, 2, null, 4],
    sex: ['1', '2', '1', null],
    old: [1, 2, 3, 4],
  })
  const second = delivery(
    { id: ['e', 'd', 'b', 'a'], age: [9, 4, 3, 1], sex: ['1', '2', '2', '1'], fresh: [1, 2, 3, 4] },
    { sex: { label: 'Sexo', kind: 'ordinal' } },
  )

  test('has records added, removed and changed, wherever they stand', () => {
    const found = compareDeliveries(first, second, ['id'], all)
    expect(found).toMatchObject({ before: 4, after: 4, added: 1, removed: 1, changed: 2 })
    expect(found.list).toEqual([
      { record: 'e', change: 'added', rowBefore: null, rowAfter: 1, variables: [] },
      { record: 'd', change: 'changed', rowBefore: 4, rowAfter: 2, variables: ['sex'] },
      { record: 'b', change: 'changed', rowBefore: 2, rowAfter: 3, variables: ['age'] },
      { record: 'c', change: 'removed', rowBefore: 3, rowAfter: null, variables: [] },
    ])
  })

  test('has variables added, removed, changed in some records, and documented otherwise', () => {
    expect(compareDeliveries(first, second, ['id'], all).variables).toEqual([
      { name: 'id', change: 'both', records: 0, documentation: [] },
      { name: 'age', change: 'both', records: 1, documentation: [] },
      { name: 'sex', change: 'both', records: 1, documentation: ['label', 'kind'] },
      { name: 'fresh', change: 'added', records: 0, documentation: [] },
      { name: 'old', change: 'removed', records: 0, documentation: [] },
    ])
  })

  test('is told a page at a time', () => {
    const page = (from: number, count: number) =>
      compareDeliveries(first, second, ['id'], { from, count }).list.map(({ record }) => record)
    expect([page(0, 2), page(2, 2), page(3, 5), page(9, 5)]).toEqual([['e', 'd'], ['b', 'c'], ['c'], []])
  })

  test('is held against the other row by row when nothing names the records', () => {
    const found = compareDeliveries(first, delivery({ age: [1, 2, null], sex: ['1', '1', '1'] }), [], all)
    expect(found).toMatchObject({ added: 0, removed: 1, changed: 1 })
    expect(found.list.map(({ record, variables }) => [record, variables])).toEqual([
      ['#2', ['sex']],
      ['#4', []],
    ])
  })

  test('pairs repeated and blank keys in their order, and keys of several variables', () => {
    const before = delivery({ home: ['1', '1', null, null], age: [1, 2, 3, 4] })
    const after = delivery({ home: ['1', '1', '1', null], age: [1, 9, 5, 3] })
    expect(compareDeliveries(before, after, ['home'], all)).toMatchObject({ added: 1, removed: 1, changed: 1 })
    expect(compareDeliveries(before, after, ['home', 'age'], all)).toMatchObject({ added: 2, removed: 2, changed: 0 })
  })

  test('may have a number where there was text: what counts is what stands there', () => {
    const before = delivery({ id: [1, 2], code: ['1', null] })
    const after = delivery({ id: ['2', '1'], code: [null, 1] })
    expect(compareDeliveries(before, after, ['id'], all)).toMatchObject({ added: 0, removed: 0, changed: 0 })
    expect(compareDeliveries(before, after, ['id'], all).variables[1]?.documentation).toEqual(['storage'])
  })

  test('cannot be paired by a variable that one of them lacks', () => {
    expect(() => compareDeliveries(first, second, ['old'], all)).toThrow('codebook.unknown-variable')
  })

  test('of the same records in another order has nothing new', () => {
    const records = fc.uniqueArray(fc.record({ id: fc.integer(), age: fc.option(fc.nat(99)) }), {
      selector: ({ id }) => id,
      minLength: 1,
    })
    fc.assert(
      fc.property(records, fc.nat(), (list, turn) => {
        const turned = [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)]
        const columns = (of: typeof list) => delivery({ id: of.map(({ id }) => id), age: of.map(({ age }) => age) })
        const found = compareDeliveries(columns(list), columns(turned), ['id'], all)
        expect([found.added, found.removed, found.changed, found.list.length]).toEqual([0, 0, 0, 0])
      }),
    )
  })
})
