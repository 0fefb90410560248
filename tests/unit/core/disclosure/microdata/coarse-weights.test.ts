import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coarseWeights } from '../../../../../main/core/disclosure/microdata/coarse-weights.ts'

const each = (count: number) => Array.from({ length: count }, (_, at) => at)

describe('coarse weights', () => {
  test('keep their sum, and every class has k households', () => {
    const file = fc.array(fc.double({ min: 1, max: 500, noNaN: true }), { minLength: 10, maxLength: 200 })
    fc.assert(
      fc.property(file, (list) => {
        const { weights, classes } = coarseWeights(Float64Array.from(list), each(list.length), 5)
        const sum = (values: Iterable<number>) => [...values].reduce((total, own) => total + own, 0)
        expect(sum(weights) / sum(list)).toBeCloseTo(1, 9)
        const sizes = [...Map.groupBy(weights, (weight) => weight).values()].map((own) => own.length)
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(5)
        expect(sizes.length).toBeLessThanOrEqual(classes)
      }),
    )
  })

  test('by hand: a class ends where it is a tenth wide and has five; the heaviest join those before them', () => {
    const list = [100, 101, 105, 109, 110, 111, 112, 115, 118, 121, 500]
    const { weights, classes } = coarseWeights(Float64Array.from(list), each(list.length), 5)
    expect(classes).toBe(2)
    expect([...weights.slice(0, 5)]).toEqual([105, 105, 105, 105, 105])
    expect(weights[10]).toBeCloseTo((111 + 112 + 115 + 118 + 121 + 500) / 6, 12)
  })

  test('by hand: too few for a class of their own join the nearer side, not those far above', () => {
    const list = [100, 101, 102, 103, 104, 120, 121, 1700, 1710, 1720, 1730, 1740]
    const { weights, classes } = coarseWeights(Float64Array.from(list), each(list.length), 5)
    expect(classes).toBe(2)
    expect(weights[0]).toBeCloseTo((100 + 101 + 102 + 103 + 104 + 120 + 121) / 7, 12)
    expect(weights[11]).toBe(1720)
  })

  test('equal weights stay what they are', () => {
    expect([...coarseWeights(new Float64Array(6).fill(7.3), each(6), 5).weights]).toEqual(new Array(6).fill(7.3))
  })

  test('members of one household make no class', () => {
    const weights = Float64Array.of(1, 1, 1, 1, 1, 9, 9, 9, 9, 9)
    const { classes } = coarseWeights(weights, [0, 0, 0, 0, 0, 1, 2, 3, 4, 5], 5)
    expect(classes).toBe(1)
  })
})
