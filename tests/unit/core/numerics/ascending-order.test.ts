import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ascendingOrder } from '../../../../main/core/numerics/ascending-order.ts'

const order = (values: readonly number[], rows = [...values.keys()]) => [
  ...ascendingOrder(Float64Array.from(values), Uint32Array.from(rows)),
]

describe('ascending order', () => {
  it('puts numbers of either sign in order, blanks last', () => {
    expect(order([3, -1, Number.NaN, 0, -2.5, 1e300, -1e-300])).toEqual([4, 1, 6, 3, 0, 5, 2])
  })

  it('keeps equal values in the order given', () => {
    expect(order([5, 1, 5, 1], [3, 2, 1, 0])).toEqual([3, 1, 2, 0])
  })

  it('sorts some of the rows', () => {
    expect(order([9, 8, 7, 6], [0, 2])).toEqual([2, 0])
    expect(order([], [])).toEqual([])
  })

  it('is that of an ordinary stable sort', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }))), (given) => {
        const values = given.map((value) => value + 0)
        const expected = [...values.keys()].sort((a, b) => {
          const [x, y] = [values[a] as number, values[b] as number]
          return x < y ? -1 : x > y ? 1 : a - b
        })
        expect(order(values)).toEqual(expected)
      }),
    )
  })
})
