import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRoot } from '../../../../main/core/numerics/find-root.ts'
import { compensatedDot, compensatedSum } from '../../../../main/core/numerics/sum.ts'

describe('compensated sums', () => {
  it('keep what ordinary sums lose', () => {
    const tenths = new Float64Array(10_000).fill(0.1)
    for (const [values, sum] of [
      [Float64Array.of(1, 1e100, 1, -1e100), 2],
      [tenths, 1000],
    ] as const) {
      expect(values.reduce((total, value) => total + value)).not.toBe(sum)
      expect(compensatedSum(values)).toBe(sum)
    }
    expect(1e8 * 1e8 + 1 * 1 + -1e8 * 1e8).not.toBe(1)
    expect(compensatedDot([1e8, 1, -1e8], [1e8, 1, 1e8])).toBe(1)
  })

  it('are 0 for nothing and spread what is not finite', () => {
    expect(compensatedSum([])).toBe(0)
    expect(compensatedSum([1, Number.NaN])).toBeNaN()
    expect(compensatedSum([Number.POSITIVE_INFINITY, 1])).toBe(Number.POSITIVE_INFINITY)
  })

  it('of whole numbers are exact in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 })), (values) => {
        expect(compensatedSum(values)).toBe(compensatedSum(values.toReversed()))
      }),
    )
  })
})

describe('roots', () => {
  const cube = (x: number) => ({ value: x ** 3 - 2, slope: 3 * x * x })

  it('are found by Newton steps inside a bracket', () => {
    expect(findRoot(cube, 0, 10, 5)).toBeCloseTo(2 ** (1 / 3), 15)
  })

  it('are found from a start with slope 0 or infinite values', () => {
    expect(findRoot(cube, -10, 10, 0)).toBeCloseTo(2 ** (1 / 3), 15)
    const logarithm = (x: number) => ({ value: Math.log(x), slope: 1 / x })
    expect(findRoot(logarithm, 0, 100, 0)).toBeCloseTo(1, 15)
  })

  it('end at the bracket when the function does not change its sign', () => {
    expect(findRoot(cube, 5, 10, 7)).toBeCloseTo(5, 12)
  })
})
